import { randomInt } from 'node:crypto'
import { POST as presign } from '@/app/api/uploads/presign/route'
import { POST as postVideo } from '@/app/api/videos/route'
import { db } from '@/lib/platform/db'
import type { UploadTicket, VideoDto } from '@/lib/videos/schema'
import { type Account, registerSomeone } from './accounts'
import { readClip, readCover } from './clip-file'
import { sendRecipe } from './send-recipe'

export const registerPartner = () =>
  registerSomeone({ role: 'partner', partnerName: `Kitchen ${randomInt(1e9)}` })

/** Whose rows a test may insert for them. */
export async function ownerOf({ user }: Account): Promise<{ userId: string; partner: { id: string } }> {
  const partner = await db().partner.findUniqueOrThrow({ where: { userId: user.id }, select: { id: true } })
  return { userId: user.id, partner }
}

export const clipAnnouncement = () => ({
  kind: 'video',
  fileName: 'clip.mp4',
  mime: 'video/mp4',
  bytes: readClip().byteLength,
})

/** A ticket over the API. */
export async function takeTicket({ browser }: Account): Promise<UploadTicket> {
  const response = await browser.call(presign, { body: clipAnnouncement() })
  if (response.status !== 201) throw new Error(`presign: ${response.status} ${await response.text()}`)
  return (await response.json()) as UploadTicket
}

/** A post-back whose file is in storage. */
export async function uploadClip(account: Account) {
  const ticket = await takeTicket(account)
  const { body } = await sendRecipe(ticket.recipes[0], readClip())
  return { uploadId: ticket.uploadId, url: String(body.secure_url), receipt: body, name: 'A clip' }
}

export async function publishClip(
  account: Account,
  details: Record<string, unknown> = {},
): Promise<VideoDto> {
  const response = await account.browser.call(postVideo, {
    body: { ...(await uploadClip(account)), ...details },
  })
  if (response.status !== 201) throw new Error(`publish: ${response.status} ${await response.text()}`)
  return ((await response.json()) as { video: VideoDto }).video
}

/** A ticket whose picture is in storage. */
export async function uploadPicture(
  { browser }: Account,
  kind: 'avatar' | 'cover',
  bytes: Uint8Array<ArrayBuffer> = readCover(),
): Promise<UploadTicket> {
  const body = { kind, fileName: 'picture.jpg', mime: 'image/jpeg', bytes: bytes.byteLength }
  const response = await browser.call(presign, { body })
  if (response.status !== 201) throw new Error(`presign: ${response.status} ${await response.text()}`)
  const ticket = (await response.json()) as UploadTicket
  await sendRecipe(ticket.recipes[0], bytes)
  return ticket
}
