import type { Ability } from './plan-preparation'

const nothing: Ability = { canDraw: false, canHear: false, canWriteAac: false, canWriteOpus: false }

/** Some browsers throw where they mean no. */
const asked = (question: Promise<boolean>): Promise<boolean> => question.catch(() => false)

/** Whether this browser can decode this very file, and encode what phones play (WebCodecs). */
export async function measureAbility(file: Blob): Promise<Ability> {
  if (typeof VideoEncoder === 'undefined' || typeof VideoDecoder === 'undefined') return nothing
  const { BlobSource, canEncodeAudio, canEncodeVideo, Input, MP4, QTFF, WEBM } = await import('mediabunny')
  const input = new Input({ source: new BlobSource(file), formats: [MP4, QTFF, WEBM] })
  try {
    const [picture, sound] = await Promise.all([input.getPrimaryVideoTrack(), input.getPrimaryAudioTrack()])
    const [canDecode, canEncode, canHear, canWriteAac, canWriteOpus] = await Promise.all([
      asked(picture ? picture.canDecode() : Promise.resolve(false)),
      asked(canEncodeVideo('avc', { width: 1_080, height: 1_920, bitrate: 6_000_000 })),
      asked(sound ? sound.canDecode() : Promise.resolve(false)),
      asked(canEncodeAudio('aac', { numberOfChannels: 2, sampleRate: 48_000, bitrate: 128_000 })),
      asked(canEncodeAudio('opus', { numberOfChannels: 2, sampleRate: 48_000, bitrate: 128_000 })),
    ])
    return { canDraw: canDecode && canEncode, canHear, canWriteAac, canWriteOpus }
  } catch {
    return nothing
  } finally {
    input.dispose()
  }
}
