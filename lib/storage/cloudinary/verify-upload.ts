import 'server-only'
import { timingSafeEqual } from 'node:crypto'
import { v2 as cloudinary } from 'cloudinary'
import { checkContainer } from '../check-container'
import { durationSlackSec, policyFor } from '../policies'
import type { Asset, PostedProof, Refusal, Ticket, Verdict } from '../port'
import { cloudinaryAccount } from './account'
import { lookUp, type Resource } from './look-up'
import { readRange } from './read-range'
import { resourceTypeOf } from './sign-upload'

/** Clocks of two companies. */
const clockSkewMs = 5 * 60_000
/** A few kilobytes of PNG can unpack to gigabytes of pixels (ASVS 5.2.6). */
const maxPixels = 40_000_000

function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** The response signature proves that storage issued this public id and version, and nothing else at all. */
function hasValidReceipt(
  receipt: Record<string, unknown>,
  ticket: Ticket,
  apiSecret: string,
): Refusal | null {
  if (receipt.public_id !== ticket.key) return 'key_mismatch'
  const { version: claimed } = receipt
  if (typeof claimed !== 'number' && typeof claimed !== 'string') return 'bad_proof'
  const version = Number(claimed)
  if (!Number.isSafeInteger(version) || typeof receipt.signature !== 'string') return 'bad_proof'
  const expected = cloudinary.utils.api_sign_request(
    { public_id: ticket.key, version: String(version) },
    apiSecret,
  )
  return sameText(receipt.signature, expected) ? null : 'bad_proof'
}

function findMismatch(found: Resource, ticket: Ticket): Refusal | null {
  const { formats } = policyFor(ticket.kind)
  if (found.public_id !== ticket.key || found.type !== 'upload') return 'key_mismatch'
  if (found.resource_type !== resourceTypeOf(ticket.kind)) return 'wrong_type'
  if (!Object.values(formats).includes(found.format)) return 'wrong_type'
  if (found.context?.custom.ticket !== ticket.id) return 'bad_proof'
  if (found.created_at.getTime() < ticket.createdAt.getTime() - clockSkewMs) return 'bad_proof'
  if (found.bytes > ticket.maxBytes) return 'too_large'
  if (found.bytes !== ticket.declaredBytes) return 'wrong_size'
  if (found.width <= 0 || found.height <= 0) return 'wrong_type'
  if (found.width * found.height > maxPixels) return 'too_large'
  if (ticket.maxDurationSec !== null) {
    if (found.duration === undefined || found.duration <= 0) return 'wrong_type'
    if (found.duration > ticket.maxDurationSec + durationSlackSec) return 'too_long'
  }
  return null
}

function toAsset(found: Resource, ticket: Ticket): Asset {
  const mime = Object.entries(policyFor(ticket.kind).formats).find(
    ([, format]) => format === found.format,
  )?.[0]
  return {
    key: ticket.key,
    pin: found.version,
    mime: mime ?? ticket.mime,
    bytes: found.bytes,
    durationMs: found.duration === undefined ? null : Math.round(found.duration * 1000),
    width: found.width,
    height: found.height,
    url: originalUrl(ticket, found),
    playsAsIs: playsAsIs(found),
  }
}

/** What cannot be told is not trusted: a rendition of a fine clip costs a little, a black screen costs the viewer. */
function playsAsIs({ format, video, audio }: Resource): boolean {
  return format === 'mp4' && video?.codec === 'h264' && (!audio?.codec || audio.codec === 'aac')
}

/** Built here from the pinned identity, never copied from the client. */
function originalUrl(ticket: Ticket, found: { version: string; format: string }): string {
  const { deliveryBase } = cloudinaryAccount()
  return `${deliveryBase}/${resourceTypeOf(ticket.kind)}/upload/v${found.version}/${ticket.key}.${found.format}`
}

async function checkBytes(asset: Asset, ticket: Ticket): Promise<Refusal | null> {
  if (ticket.kind !== 'video') return null
  const { mime, complete } = await checkContainer(asset.bytes, readRange(asset.url))
  if (mime === null) return 'wrong_type'
  return complete ? null : 'truncated'
}

/** Design, section 5, step 4: nothing the browser says is believed; see `VideoStore.verify`. */
export async function verifyUpload(ticket: Ticket, proof: PostedProof | null): Promise<Verdict> {
  const badReceipt = proof && hasValidReceipt(proof.receipt, ticket, cloudinaryAccount().apiSecret)
  try {
    const found = await lookUp(ticket.key, resourceTypeOf(ticket.kind))
    if (!found) return badReceipt === 'key_mismatch' ? refuse(badReceipt) : { outcome: 'missing' }
    if (badReceipt) return refuse(badReceipt)
    const mismatch = findMismatch(found, ticket)
    if (mismatch) return refuse(mismatch)
    if (proof && String(proof.receipt.version) !== found.version) return refuse('changed')
    const asset = toAsset(found, ticket)
    if (proof && proof.url !== asset.url) return refuse('key_mismatch')
    const badBytes = await checkBytes(asset, ticket)
    return badBytes ? refuse(badBytes) : { outcome: 'accepted', asset }
  } catch (cause) {
    return { outcome: 'unavailable', cause }
  }
}

const refuse = (reason: Refusal): Verdict => ({ outcome: 'refused', reason })
