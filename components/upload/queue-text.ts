import type { VideoDto } from '@/lib/videos/schema'
import type { Phase, PublishWish } from './session/snapshot'

const phaseTexts: Partial<Record<Phase, string>> = {
  checking: 'being looked at',
  unusable: 'cannot be used',
  preparing: 'starting',
  waiting: 'waits for its turn',
  uploaded: 'uploaded',
  publishing: 'being published',
  verifying: 'almost there',
  failed: 'stopped, needs you',
}

const doneTexts: Partial<Record<VideoDto['status'], string>> = {
  draft: 'kept as a draft',
  scheduled: 'scheduled',
  refused: 'not accepted',
}

/** Where a clip of the queue is, in as few words as fit beside it. `share` of its bytes are sent, 0 to 1. */
export function tellPhase(phase: Phase, share: number, video: VideoDto | null): string {
  const percent = `${Math.min(99, Math.floor(share * 100))}%`
  if (phase === 'uploading') return percent
  if (phase === 'paused') return `paused at ${percent}`
  if (phase === 'published') return (video && doneTexts[video.status]) ?? 'published'
  return phaseTexts[phase] ?? ''
}

const saysItself: readonly Phase[] = ['unusable', 'publishing', 'verifying', 'published', 'failed']

/** What is still to be said about it, or what happens by itself. */
export function tellWish(
  phase: Phase,
  { wish, name, isReplacing }: { wish: PublishWish | null; name: string; isReplacing: boolean },
): string | null {
  if (saysItself.includes(phase)) return null
  if (isReplacing) return 'replaces a video'
  if (wish === null) return name.trim() === '' ? 'needs a name' : 'not published yet'
  if (wish === 'draft') return 'then a draft'
  return wish === 'publish' ? 'then published' : 'then scheduled'
}
