import type { UploadProblem } from './engine/problem'
import { formatBytes, spellDuration } from './format'

/** What the person can do about it; the cards turn this into buttons. */
type WayOut = 'choose' | 'retry' | 'sign_in'

export type ProblemText = { title: string; text: string; wayOut: WayOut }

type Refused = Extract<UploadProblem, { kind: 'refused' }>

function describeRefusal({ code, message, retryAfterSeconds }: Refused): ProblemText {
  switch (code) {
    case 'unauthenticated':
    case 'token_expired':
    case 'session_ended':
      return {
        title: 'You have been signed out',
        text: 'Sign in again in the new tab, then come back here and try again. Your clip stays where it is.',
        wayOut: 'sign_in',
      }
    case 'rate_limited': {
      const minutes = Math.ceil((retryAfterSeconds ?? 60) / 60)
      return {
        title: 'That is a lot of uploads at once',
        text: `In ${minutes === 1 ? 'a minute' : `${minutes} minutes`} it goes on by itself.`,
        wayOut: 'retry',
      }
    }
    case 'quota_exceeded':
      return { title: 'No room for this clip just now', text: message, wayOut: 'retry' }
    case 'upload_rejected':
    case 'unsupported_file_type':
    case 'file_too_large':
    case 'upload_used':
      return { title: 'We cannot use this clip', text: message, wayOut: 'choose' }
    case 'upload_expired':
    case 'upload_missing':
      return { title: 'The upload has to start again', text: message, wayOut: 'retry' }
    default:
      return { title: 'That did not work', text: message, wayOut: 'retry' }
  }
}

/** Every problem in words for a kitchen, with the way out. */
export function describeProblem(problem: UploadProblem, fileName: string): ProblemText {
  switch (problem.kind) {
    case 'empty':
      return {
        title: 'This file is empty',
        text: `${fileName} has nothing in it. If it comes from a cloud folder, wait until it is fully downloaded.`,
        wayOut: 'choose',
      }
    case 'unreadable':
      return {
        title: 'This is not a video we can read',
        text: 'MP4, MOV or WebM please.',
        wayOut: 'choose',
      }
    case 'sound_only':
      return {
        title: 'There is no picture in this file',
        text: `${fileName} holds sound only. Please choose a video.`,
        wayOut: 'choose',
      }
    case 'too_large':
      return {
        title: 'This clip is too large',
        text: `${fileName} is ${formatBytes(problem.sizeBytes)}. The limit is ${formatBytes(problem.limitBytes)}. A shorter clip, or 1080p instead of 4K, will fit.`,
        wayOut: 'choose',
      }
    case 'too_long':
      return {
        title: 'This clip is too long',
        text: `${fileName} runs ${spellDuration(problem.seconds)}. The limit is ${spellDuration(problem.limitSeconds)}. Trim it on your phone and choose it again.`,
        wayOut: 'choose',
      }
    case 'cut_off':
      return {
        title: 'This file is cut off',
        text: `The end of ${fileName} is missing. It may not have finished copying; please export or copy it once more.`,
        wayOut: 'choose',
      }
    case 'codec':
      return {
        title: 'Phones cannot play this kind of video',
        text: 'Please export it as an ordinary MP4 (H.264). On an iPhone: Settings, Camera, Formats, Most Compatible.',
        wayOut: 'choose',
      }
    case 'file_gone':
      return {
        title: 'We cannot reach the file any more',
        text: `${fileName} was moved, renamed or changed while we were reading it. Please choose it again.`,
        wayOut: 'choose',
      }
    case 'connection':
      return {
        title: 'The connection keeps dropping',
        text: 'We stopped for now. What has been sent is kept: try again and we go on from there.',
        wayOut: 'retry',
      }
    case 'storage_refused':
      return {
        title: 'Storage refused the file',
        text: problem.reason ? `Its reason: ${problem.reason}` : 'It did not say why.',
        wayOut: 'retry',
      }
    case 'storage_confused':
      return {
        title: 'Part of the clip got lost on the way',
        text: 'Storage does not have the whole file. We have to send it again.',
        wayOut: 'retry',
      }
    case 'refused':
      return describeRefusal(problem)
    case 'broken':
      return {
        title: 'Something broke on our side',
        text: 'It is not your file. Please try again.',
        wayOut: 'retry',
      }
  }
}
