import { spawn } from 'node:child_process'
import { once as onceEvent } from 'node:events'
import { rm, writeFile } from 'node:fs/promises'
import { type Canvas, createCanvas } from '@napi-rs/canvas'
import { encodePlaceholder } from '../../../lib/core/placeholder.ts'
import { type Ctx, layer, linear, radial } from './brush.ts'
import { smooth } from './ease.ts'
import { random } from './noise.ts'
import type { Scene } from './scene.ts'
import { Track } from './sound.ts'

/** A still veil of noise: enough to break up banding, free for the encoder because it never moves. */
const ditherOf = (width: number, height: number): Canvas =>
  layer(width, height, (ctx) => {
    const rand = random(77)
    const image = ctx.createImageData(width, height)
    for (let i = 0; i < image.data.length; i += 4) {
      const value = rand() < 0.5 ? 0 : 255
      image.data[i] = image.data[i + 1] = image.data[i + 2] = value
      image.data[i + 3] = rand() * 4
    }
    ctx.putImageData(image, 0, 0)
  })

const vignetteOf = (width: number, height: number, strength: number): Canvas =>
  layer(width, height, (ctx) => {
    ctx.fillStyle = radial(ctx, width / 2, height * 0.42, Math.hypot(width, height) * 0.62, [
      [0, 'rgba(18,8,14,0)'],
      [0.55, 'rgba(18,8,14,0)'],
      [1, `rgba(18,8,14,${0.62 * strength})`],
    ])
    ctx.fillRect(0, 0, width, height)
    ctx.fillStyle = linear(ctx, 0, height * 0.62, 0, height, [
      [0, 'rgba(18,8,14,0)'],
      [1, `rgba(18,8,14,${0.5 * strength})`],
    ])
    ctx.fillRect(0, 0, width, height)
  })

/** Draws finished frames of a scene: the picture, its loop seam, bloom, vignette and dither. */
class Stage {
  readonly canvas: Canvas
  private readonly ctx: Ctx
  private readonly seam: Canvas
  private readonly small: Canvas
  private readonly dither: Canvas
  private readonly vignette: Canvas
  private readonly scene: Scene

  constructor(scene: Scene) {
    const { width, height } = scene
    this.scene = scene
    this.canvas = createCanvas(width, height)
    this.ctx = this.canvas.getContext('2d')
    this.seam = createCanvas(width, height)
    this.small = createCanvas(Math.round(width / 6), Math.round(height / 6))
    this.dither = ditherOf(width, height)
    this.vignette = vignetteOf(width, height, scene.vignette)
  }

  frame(t: number): Canvas {
    const { scene, ctx } = this
    scene.draw(ctx, t)
    const fadeFrom = scene.durationSeconds - scene.loopFadeSeconds
    if (scene.loopFadeSeconds > 0 && t > fadeFrom) {
      scene.draw(this.seam.getContext('2d'), t - scene.durationSeconds)
      ctx.globalAlpha = smooth(fadeFrom, scene.durationSeconds, t)
      ctx.drawImage(this.seam, 0, 0)
      ctx.globalAlpha = 1
    }
    if (scene.bloom > 0) this.addBloom(scene.bloom)
    ctx.drawImage(this.vignette, 0, 0)
    ctx.drawImage(this.dither, 0, 0)
    return this.canvas
  }

  private addBloom(strength: number): void {
    const { small, ctx } = this
    const sctx = small.getContext('2d')
    sctx.globalCompositeOperation = 'copy'
    sctx.filter = 'blur(5px)'
    sctx.drawImage(this.canvas, 0, 0, small.width, small.height)
    sctx.filter = 'none'
    sctx.globalCompositeOperation = 'multiply'
    sctx.drawImage(small, 0, 0)
    ctx.save()
    ctx.globalCompositeOperation = 'screen'
    ctx.globalAlpha = strength
    ctx.imageSmoothingQuality = 'high'
    ctx.drawImage(small, 0, 0, this.canvas.width, this.canvas.height)
    ctx.restore()
  }
}

const encodeArguments = (scene: Scene, wavPath: string, outPath: string): string[] => [
  ...['-y', '-v', 'error', '-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${scene.width}x${scene.height}`],
  ...['-r', String(scene.fps), '-i', 'pipe:0', '-i', wavPath, '-map', '0:v', '-map', '1:a'],
  ...[
    '-vf',
    'scale=out_color_matrix=bt709:out_range=tv',
    '-colorspace',
    'bt709',
    '-color_primaries',
    'bt709',
  ],
  ...['-color_trc', 'bt709', '-c:v', 'libx264', '-profile:v', 'high', '-pix_fmt', 'yuv420p'],
  ...[
    '-preset',
    'medium',
    '-aq-mode',
    '3',
    '-crf',
    String(scene.crf),
    '-g',
    String(scene.fps * 2),
    '-threads',
    '2',
  ],
  ...['-c:a', 'aac', '-b:a', '72k', '-ar', '44100', '-ac', '2', '-shortest'],
  ...['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact'],
  ...['-movflags', '+faststart', outPath],
]

/** Renders every frame into ffmpeg's standard input, one at a time, next to the clip's own sound. */
export const renderClip = async (scene: Scene, outPath: string): Promise<void> => {
  const wavPath = `${outPath}.wav`
  const track = new Track(scene.durationSeconds)
  scene.score(track)
  await writeFile(wavPath, track.toWav())
  const encoder = spawn('ffmpeg', encodeArguments(scene, wavPath, outPath), {
    stdio: ['pipe', 'inherit', 'inherit'],
  })
  const ended = onceEvent(encoder, 'close')
  const stage = new Stage(scene)
  const frameCount = Math.round(scene.durationSeconds * scene.fps)
  for (let index = 0; index < frameCount; index++) {
    const frame = stage.frame(index / scene.fps).data()
    if (!encoder.stdin.write(frame)) await onceEvent(encoder.stdin, 'drain')
  }
  encoder.stdin.end()
  const [code] = await ended
  await rm(wavPath)
  if (code !== 0) throw new Error(`ffmpeg left with code ${code} while encoding ${scene.slug}`)
}

/** The same still as the few pixels that stand in for it. */
export const renderPlaceholder = (scene: Scene, t: number): string => {
  const canvas = new Stage(scene).frame(t)
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  return encodePlaceholder(data, canvas.width, canvas.height)
}

export const renderStill = async (scene: Scene, t: number, outPath: string, quality = 76): Promise<void> => {
  const stage = new Stage(scene)
  await writeFile(outPath, stage.frame(t).toBuffer('image/jpeg', quality))
}
