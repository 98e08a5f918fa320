import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { PrismaPg } from '@prisma/adapter-pg'
import { z } from 'zod'
import { Prisma, PrismaClient } from '../generated/client'
import { createApiClient } from './api-client'
import { type CataloguePartner, clips, partners } from './catalogue'
import { demoPassword, demoViewer } from './demo-accounts'
import { foodFacts, places } from './food-facts'
import { type DemoAccount, openAccount } from './open-account'
import { demoGuests, seedTalk } from './talk'
import { uploadFile } from './upload-file'
import { watchHistory } from './watch-history'

/**
 * Fills a running app with the demo kitchen, through its public API: sign in, presign, upload to storage, post back,
 * like every partner. Only accounts and what has no endpoint (dates in the past, what was watched then) are written directly.
 * Running it again adds what is missing and nothing else.
 */
const environment = z
  .object({ APP_ORIGIN: z.url(), DATABASE_URL: z.string().min(1), DATA_DIR: z.string().default('.data') })
  .parse(process.env)

const folder = path.join(import.meta.dirname)
const hourMs = 3_600_000
/** Clips look posted over the last weeks, each a little further back than the one before. */
const hoursBetweenClips = 47

if (!['localhost', '127.0.0.1'].includes(new URL(environment.APP_ORIGIN).hostname)) {
  console.error('seed: refuses to put demo accounts on an app that is not on this computer')
  process.exit(1)
}

/** What a partner's browser makes of its cover. */
const placeholders = z
  .record(z.string(), z.string())
  .parse(JSON.parse(fs.readFileSync(path.join(folder, 'clips', 'placeholders.json'), 'utf8')))

const publishedVideo = z.object({ video: z.object({ id: z.uuid() }) })

const database = new PrismaClient({ adapter: new PrismaPg({ connectionString: environment.DATABASE_URL }) })
const password = demoPassword(environment.DATA_DIR)

async function signIn(account: DemoAccount): Promise<ReturnType<typeof createApiClient>> {
  await openAccount(database, account, password)
  const api = createApiClient(environment.APP_ORIGIN)
  await api.post('/api/auth/login', { email: account.email, password })
  return api
}

/** The words of a profile were written by hand once; its hours say that it was filled since. */
const withHours = { hours: { not: Prisma.DbNull } }

async function isComplete(): Promise<boolean> {
  const emails = partners.map(({ email }) => email)
  const [videos, profiles, viewers] = await Promise.all([
    database.video.count({ where: { name: { in: clips.map((clip) => clip.name) } } }),
    database.partner.count({ where: { user: { email: { in: emails } }, ...withHours } }),
    database.user.count({ where: { email: demoViewer.email } }),
  ])
  return videos >= clips.length && profiles === partners.length && viewers === 1
}

type Api = Awaited<ReturnType<typeof signIn>>

async function fillProfile(api: Api, { email, handle, bio, address, orderUrl, hours }: CataloguePartner) {
  if ((await database.partner.count({ where: { user: { email }, ...withHours } })) > 0) return
  const file = path.join(folder, 'avatars', `${handle}.jpg`)
  const avatar = await uploadFile(api, { file, kind: 'avatar', mime: 'image/jpeg' })
  const profile = { bio, address, orderUrl, hours, place: places[handle] ?? null }
  await api.patch('/api/partners/me', { ...profile, avatarUploadId: avatar.uploadId })
}

async function seedPartner(partner: CataloguePartner): Promise<void> {
  const own = clips.filter((clip) => clip.partnerHandle === partner.handle)
  const { email, handle, name } = partner
  const there = await database.video.findMany({
    where: { partner: { user: { email } } },
    select: { name: true },
  })
  const missing = own.filter((clip) => !there.some(({ name }) => name === clip.name))
  const api = await signIn({ email, displayName: name, kitchen: { handle, name } })
  await fillProfile(api, partner)
  for (const clip of missing) {
    const video = await uploadFile(api, {
      file: path.join(folder, 'clips', `${clip.slug}.mp4`),
      kind: 'video',
      mime: 'video/mp4',
    })
    const cover = await uploadFile(api, {
      file: path.join(folder, 'clips', `${clip.slug}.jpg`),
      kind: 'cover',
      mime: 'image/jpeg',
    })
    const published = await api.post('/api/videos', {
      ...video,
      name: clip.name,
      description: clip.description,
      coverUploadId: cover.uploadId,
      placeholder: placeholders[clip.slug],
    })
    const { id } = publishedVideo.parse(published).video
    const { tags, dish: name, priceMinor: minor, currency } = clip
    const price = minor && currency ? { minor, currency } : null
    await api.patch(`/api/videos/${id}`, { tags, dish: { name, price }, ...foodFacts[clip.slug] })
    if (clip.captions) await api.put(`/api/videos/${id}/captions/en`, { text: clip.captions })
    const position = clips.indexOf(clip)
    await database.video.update({
      where: { uploadId: video.uploadId },
      data: { publishedAt: new Date(Date.now() - (position * hoursBetweenClips + 1) * hourMs) },
    })
    console.log(`seed: ${position + 1}/${clips.length} ${clip.name}`)
  }
}

/** Which counts of Redis the history is a copy of: of none. */
const inventedSource = '00000000-0000-7000-8000-000000000000'

/** So that a studio has something to show: through the roll-ups, for clips that nobody has watched yet. */
async function seedHistory(): Promise<void> {
  const unwatched = await database.video.findMany({
    where: { name: { in: clips.map(({ name }) => name) }, days: { none: {} }, publishedAt: { not: null } },
    select: { id: true, name: true, publishedAt: true },
  })
  for (const { id, name, publishedAt } of unwatched) {
    const clip = clips.find((known) => known.name === name)
    if (!clip || !publishedAt) continue
    const days = watchHistory(clip, { publishedAt, now: new Date() })
    const viewCount = days.reduce((sum, { views }) => sum + views, 0)
    await database.$transaction([
      database.clipDay.createMany({
        data: days.map((day) => ({ videoId: id, source: inventedSource, ...day })),
      }),
      database.video.update({ where: { id }, data: { viewCount } }),
    ])
  }
}

try {
  if (!(await isComplete())) {
    for (const partner of partners) await seedPartner(partner)
    await openAccount(database, demoViewer, password)
  }
  await seedHistory()
  for (const guest of demoGuests) await openAccount(database, guest, password)
  await seedTalk(database)
  console.log(`seed: sign in as ${partners[0]?.email} (partner) or ${demoViewer.email} (viewer)`)
  console.log(`seed: password ${password}`)
} finally {
  await database.$disconnect()
}
