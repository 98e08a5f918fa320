import { rm } from 'node:fs/promises'
import type { ResourceType } from '../content/resource-type'
import { ProtocolError } from '../http/protocol-error'
import type { ReceivedFile } from '../http/receive-file'
import type { MediaContext } from '../media-context'
import { checkSize } from './check-size'
import { choosePublicId } from './choose-public-id'
import type { ChunkSession, StoredPart } from './chunk-sessions'
import { joinParts } from './join-parts'
import { type ContentRange, isLastPart } from './parse-content-range'
import type { UploadParams } from './parse-upload-params'
import { type SavedUpload, saveUpload } from './save-upload'

export interface Part {
  uploadId: string
  pathType: ResourceType | 'auto'
  range: ContentRange
  params: UploadParams
  fingerprint: string
  file: ReceivedFile
}

export type PartOutcome =
  | { done: false; bytes: number; publicId: string }
  | { done: true; saved: SavedUpload; isRepeat: boolean }

// "Larger than 5 MB" is read as more than 5 MiB, the stricter of the two readings.
const minPartBytes = 5 * 1024 * 1024

function checkPart(context: MediaContext, { range, file, pathType }: Part): void {
  checkSize(range.total ?? range.last + 1, pathType, context.settings)
  if (!isLastPart(range) && file.sizeBytes <= minPartBytes) {
    throw new ProtocolError(400, 'All parts except EOF-chunk must be larger than 5mb')
  }
}

async function openSession(context: MediaContext, key: string, part: Part): Promise<ChunkSession> {
  const found = await context.sessions.find(key)
  if (found !== null) {
    if (found.fingerprint === part.fingerprint) return found
    throw new ProtocolError(400, 'All parts of one upload must be sent with the same parameters')
  }
  if (part.range.first !== 0)
    throw new ProtocolError(400, 'The first part must be uploaded before the others')
  const filename = part.params.filenameOverride ?? part.file.filename
  const session: ChunkSession = {
    fingerprint: part.fingerprint,
    publicId: choosePublicId(part.params, filename, part.pathType === 'raw'),
    filename,
    totalBytes: part.range.total,
    result: null,
  }
  await context.sessions.write(key, session)
  return session
}

/** The asset of a finished session, unless it was deleted or replaced since: then the session means nothing. */
async function findResult(context: MediaContext, session: ChunkSession | null): Promise<SavedUpload | null> {
  if (session?.result == null) return null
  const asset = await context.store.find(session.result)
  return asset?.version === session.result.version ? { asset, isExisting: false } : null
}

function checkPlace(session: ChunkSession, parts: StoredPart[], range: ContentRange): void {
  const { totalBytes } = session
  const isOutside =
    totalBytes !== null && (range.last >= totalBytes || (range.total ?? totalBytes) !== totalBytes)
  const overlaps = parts.some((part) => range.first <= part.last && part.first <= range.last)
  if (isOutside || overlaps) throw new ProtocolError(400, 'Content-Range contradicts the other parts')
}

function checkComplete(parts: StoredPart[], range: ContentRange): void {
  const starts = [...parts.map((part) => part.first), range.first]
  const ends = [0, ...parts.map((part) => part.last + 1)]
  // Gapless up to the last part, and nothing beyond it: a part past the end would be joined into the file.
  if (starts.every((start, index) => start === ends[index])) return
  throw new ProtocolError(400, 'The last part must be uploaded after all the others')
}

async function joinAndSave(
  context: MediaContext,
  work: { key: string; session: ChunkSession; parts: StoredPart[]; part: Part },
): Promise<SavedUpload> {
  const { key, session, parts, part } = work
  const paths = [...parts.map((stored) => stored.path), part.file.path]
  const whole = await joinParts(paths, session.filename, context.tempDir)
  try {
    const { params, pathType } = part
    const saved = await saveUpload(context, { params, pathType, file: whole, publicId: session.publicId })
    const { resourceType, publicId, version } = saved.asset
    await context.sessions.write(key, { ...session, result: { resourceType, publicId, version } })
    await context.sessions.removeParts(key)
    return saved
  } catch (error) {
    // The bytes are what was refused, so sending the last part again could not help.
    if (error instanceof ProtocolError) await context.sessions.remove(key)
    throw error
  } finally {
    await rm(whole.path, { force: true })
  }
}

/** The first part comes first and the last one last; those between may come in any order and as often as they like. */
export function receivePart(context: MediaContext, part: Part): Promise<PartOutcome> {
  const { sessions } = context
  checkPart(context, part)
  const key = sessions.keyOf(part.uploadId, part.pathType)
  return sessions.withLock(key, async () => {
    const before = await sessions.find(key)
    const result = await findResult(context, before)
    if (before?.result != null && result === null) await sessions.remove(key)
    const session = await openSession(context, key, part)
    if (result !== null) return { done: true, saved: result, isRepeat: true }
    const parts = await sessions.parts(key)
    const { range } = part
    const isRepeat = parts.some((stored) => stored.first === range.first && stored.last === range.last)
    if (!isRepeat) {
      checkPlace(session, parts, range)
      if (isLastPart(range)) {
        checkComplete(parts, range)
        return {
          done: true,
          saved: await joinAndSave(context, { key, session, parts, part }),
          isRepeat: false,
        }
      }
      await sessions.addPart(key, range, part.file.path)
    }
    const added = isRepeat ? 0 : part.file.sizeBytes
    const bytes = parts.reduce((sum, stored) => sum + stored.last - stored.first + 1, added)
    return { done: false, bytes, publicId: session.publicId }
  })
}
