/**
 * Draws the demo reels: every clip, cover and avatar in prisma/seed is made by this code, frame by frame.
 *
 *   tsx prisma/seed/scenes/render.ts                     all clips, covers and avatars
 *   tsx prisma/seed/scenes/render.ts honey-pancakes      only these
 *   tsx prisma/seed/scenes/render.ts avatars             only the avatars
 *   tsx prisma/seed/scenes/render.ts placeholders        what stands in for the covers until they are there
 *   tsx prisma/seed/scenes/render.ts --stills shakshuka-skillet 0 2.5 4
 *                                                        single frames into the temporary folder, to look at
 *
 * Needs ffmpeg with libx264 on the path. The randomness is seeded and the muxer is bit-exact, so the same
 * versions of canvas and ffmpeg write the same bytes.
 */
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { avatars } from './avatars.ts'
import { scenes } from './scenes.ts'
import { renderClip, renderPlaceholder, renderStill } from './stage.ts'

const SEED_FOLDER = join(import.meta.dirname, '..')

const renderAvatars = async (): Promise<void> => {
  const folder = join(SEED_FOLDER, 'avatars')
  await mkdir(folder, { recursive: true })
  for (const [handle, drawing] of Object.entries(avatars)) {
    await writeFile(join(folder, `${handle}.jpg`), drawing().toBuffer('image/jpeg', 82))
    console.log(`avatars/${handle}.jpg`)
  }
}

const renderPlaceholders = async (): Promise<void> => {
  const bySlug = scenes.map((scene) => [scene.slug, renderPlaceholder(scene, scene.coverSeconds)] as const)
  const text = JSON.stringify(Object.fromEntries(bySlug), null, 2)
  await writeFile(join(SEED_FOLDER, 'clips', 'placeholders.json'), `${text}\n`)
  console.log('clips/placeholders.json')
}

const sceneOf = (slug: string) => {
  const scene = scenes.find((candidate) => candidate.slug === slug)
  if (scene === undefined) throw new Error(`No scene called ${slug}`)
  return scene
}

const renderScenes = async (slugs: readonly string[]): Promise<void> => {
  const folder = join(SEED_FOLDER, 'clips')
  await mkdir(folder, { recursive: true })
  for (const slug of slugs) {
    const scene = sceneOf(slug)
    const path = join(folder, `${slug}.mp4`)
    const startedMilliseconds = performance.now()
    await renderStill(scene, scene.coverSeconds, join(folder, `${slug}.jpg`))
    await renderClip(scene, path)
    const { size } = await stat(path)
    const tookSeconds = (performance.now() - startedMilliseconds) / 1000
    console.log(`clips/${slug}.mp4  ${Math.round(size / 1000)} kB  in ${tookSeconds.toFixed(0)} s`)
  }
}

const [first, ...rest] = process.argv.slice(2)
if (first === '--stills') {
  const scene = sceneOf(rest[0] ?? '')
  for (const time of rest.slice(1))
    await renderStill(scene, Number(time), join(tmpdir(), `${scene.slug}-${time}.jpg`))
} else if (first === 'avatars') {
  await renderAvatars()
} else if (first === 'placeholders') {
  await renderPlaceholders()
} else if (first === undefined) {
  await renderScenes(scenes.map((scene) => scene.slug))
  await renderPlaceholders()
  await renderAvatars()
} else {
  await renderScenes([first, ...rest])
}
