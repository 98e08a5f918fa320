import type { RefusalReason } from '@/lib/videos/schema'

type Words = { why: string; whatToDo: string }

const again = 'Please upload the clip again.'
const notTheFile: Words = {
  why: 'What arrived is not the file that was announced.',
  whatToDo: 'Please upload the clip again, and let the page finish by itself.',
}
const cutOff: Words = {
  why: 'The end of the file is missing.',
  whatToDo: 'See whether it plays to its end on your phone, then upload it again.',
}

const words: Record<RefusalReason, Words> = {
  key_mismatch: notTheFile,
  bad_proof: notTheFile,
  wrong_type: {
    why: 'The file that arrived is not a video we can show.',
    whatToDo: 'Export it as an ordinary MP4 (H.264) and upload it again.',
  },
  wrong_size: cutOff,
  truncated: cutOff,
  too_large: {
    why: 'The file is larger than we can take.',
    whatToDo: 'A shorter clip, or 1080p instead of 4K, will fit.',
  },
  too_long: { why: 'The clip runs longer than we can show.', whatToDo: 'Trim it and upload it again.' },
  changed: { why: 'The file was changed after it had been uploaded.', whatToDo: again },
  never_verified: {
    why: 'Storage did not confirm the file within a day. It is not your fault.',
    whatToDo: again,
  },
}

/** Why a clip was not accepted, and what to do about it, in words for a kitchen. */
export function describeRefusal(reason: RefusalReason | null): Words {
  return reason ? words[reason] : { why: 'We could not accept the file.', whatToDo: again }
}
