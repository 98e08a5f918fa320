import type { PresignInput } from '@/lib/videos/schema'
import { type CheckTools, checkVideo, type MediaNote, type UploadLimits } from '../checks/check-video'
import type { MediaFacts } from '../checks/inspect-media'

/** What presign accepts as a name (`presignInput`). */
const maxFileNameLength = 255

export type Announced = { announcement: PresignInput; media: MediaFacts; notes: readonly MediaNote[] }

/**
 * Checks a file and words its announcement to the server.
 *
 * @throws UploadError with the reason the file cannot be used
 */
export async function announceClip(file: File, limits: UploadLimits, tools: CheckTools): Promise<Announced> {
  const { mime, media, notes } = await checkVideo(file, limits, tools)
  const announcement = {
    kind: 'video',
    fileName: file.name.slice(0, maxFileNameLength) || 'clip',
    mime,
    bytes: file.size,
    // Within the slack that checkVideo grants, or the announcement would be refused for a single frame.
    durationSec: Math.min(media.durationSeconds, limits.maxVideoSeconds ?? media.durationSeconds),
  } as const
  return { announcement, media, notes }
}
