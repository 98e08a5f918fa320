import path from 'node:path'
import process from 'node:process'
import { PrismaPg } from '@prisma/adapter-pg'
import { z } from 'zod'
import { PrismaClient } from '../generated/client'
import { ApiRefusal, createApiClient } from './api-client'
import { type CataloguePartner, clips, partners } from './catalogue'
import { demoPassword, demoViewer } from './demo-accounts'
import { type Uploaded, uploadFile } from './upload-file'

/**
 * Fills a running app with the demo kitchen, through its public API: register, presign, upload to storage, post
 * back, like every partner. Only what has no endpoint yet (profile words, dates in the past) is written directly.
 * Running it again adds what is missing and nothing else.
 */
const environment = z
  .object({ APP_ORIGIN: z.url(), DATABASE_URL: z.string().min(1), DATA_DIR: z.string().default('.data') })
  .parse(process.env)

const folder = path.join(import.meta.dirname)
const hourMs = 3_600_000
/** Clips look posted over the last days, each a little further back than the one before. */
const hoursBetweenClips = 7

if (!['localhost', '127.0.0.1'].includes(new URL(environment.APP_ORIGIN).hostname)) {
  console.error('seed: refuses to put demo accounts on an app that is not on this computer')
  process.exit(1)
}

const database = new PrismaClient({ adapter: new PrismaPg({ connectionString: environment.DATABASE_URL }) })
const password = demoPassword(environment.DATA_DIR)

async function signIn(account: Record<string, unknown>): Promise<ReturnType<typeof createApiClient>> {
  const api = createApiClient(environment.APP_ORIGIN)
  try {
    await api.post('/api/auth/register', { ...account, password })
  } catch (error) {
    if (!(error instanceof ApiRefusal && error.code === 'email_taken')) throw error
    await api.post('/api/auth/login', { email: account.email, password })
  }
  return api
}

async function isComplete(): Promise<boolean> {
  const [videos, viewers] = await Promise.all([
    database.video.count({ where: { name: { in: clips.map((clip) => clip.name) } } }),
    database.user.count({ where: { email: demoViewer.email } }),
  ])
  return videos >= clips.length && viewers === 1
}

async function fillProfile(partner: CataloguePartner, avatar: Uploaded): Promise<void> {
  await database.upload.update({
    where: { id: avatar.uploadId },
    data: { kind: 'AVATAR', state: 'CONFIRMED' },
  })
  await database.partner.update({
    where: { handle: partner.handle },
    data: {
      bio: partner.bio,
      address: partner.address,
      orderUrl: partner.orderUrl,
      avatarUrl: avatar.url,
    },
  })
}

async function seedPartner(partner: CataloguePartner): Promise<void> {
  const own = clips.filter((clip) => clip.partnerHandle === partner.handle)
  const there = await database.video.findMany({
    where: { partner: { handle: partner.handle } },
    select: { name: true },
  })
  const missing = own.filter((clip) => !there.some(({ name }) => name === clip.name))
  if (missing.length === 0) return
  const api = await signIn({
    email: partner.email,
    displayName: partner.name,
    role: 'partner',
    partnerName: partner.name,
  })
  await database.partner.updateMany({
    where: { user: { email: partner.email } },
    data: { handle: partner.handle },
  })
  const avatarFile = path.join(folder, 'avatars', `${partner.handle}.jpg`)
  await fillProfile(partner, await uploadFile(api, { file: avatarFile, kind: 'cover', mime: 'image/jpeg' }))
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
    await api.post('/api/videos', {
      ...video,
      name: clip.name,
      description: clip.description,
      coverUploadId: cover.uploadId,
    })
    const position = clips.indexOf(clip)
    await database.video.update({
      where: { uploadId: video.uploadId },
      data: { publishedAt: new Date(Date.now() - (position * hoursBetweenClips + 1) * hourMs) },
    })
    console.log(`seed: ${position + 1}/${clips.length} ${clip.name}`)
  }
}

try {
  if (!(await isComplete())) {
    for (const partner of partners) await seedPartner(partner)
    await signIn({ ...demoViewer, role: 'viewer' })
  }
  console.log(`seed: sign in as ${partners[0]?.email} (partner) or ${demoViewer.email} (viewer)`)
  console.log(`seed: password ${password}`)
} finally {
  await database.$disconnect()
}
