import { vi } from 'vitest'
import type { MediaFacts } from '@/components/upload/checks/inspect-media'
import { UploadError } from '@/components/upload/engine/problem'
import { sendRecipe } from '@/components/upload/engine/send-recipe'
import { wait } from '@/components/upload/engine/wait'
import { takeFingerprint } from '@/components/upload/keep/fingerprint'
import type { Remembering } from '@/components/upload/keep/remember-clip'
import { makeLanes } from '@/components/upload/session/lanes'
import type { SessionTools } from '@/components/upload/session/session-tools'
import type { UploadApi } from '@/components/upload/session/upload-api'
import { UploadSession } from '@/components/upload/session/upload-session'
import type { ErrorCode } from '@/lib/core/errors'
import type { PresignInput, PublishInput, VideoDto, VideoState } from '@/lib/videos/schema'
import { makeProvider, makeTicket, makeTools } from './send-harness'

const head = [0, 0, 0, 24, ...new TextEncoder().encode('ftypisom')]
export const mp4 = new File([Uint8Array.from(head), 'x'.repeat(13)], 'soup.mp4')
/** As a browser makes it of any picture. */
export const placeholder = 'A'.repeat(112)
export const limits = { maxVideoBytes: 1_000, maxCoverBytes: 1_000, maxVideoSeconds: 180 }
export const media: MediaFacts = {
  durationSeconds: 6,
  width: 720,
  height: 1280,
  videoCodec: 'avc',
  videoCodecString: 'avc1.64001f',
  hasSound: true,
  audioCodec: 'aac',
  cutOff: false,
}

export const makeVideo = (status: VideoState): VideoDto => ({
  id: '0190a000-0000-7000-8000-00000000000f',
  name: 'Soup',
  description: '',
  status,
  refusal: null,
  hidden: null,
  createdAt: '2026-11-23T00:00:00.000Z',
  publishedAt: null,
  publishAt: null,
  durationMs: 6_000,
  width: 720,
  height: 1280,
  bytes: 25,
  playback: null,
  tags: [],
  dish: null,
  dietary: { diets: [], allergens: null },
  moments: [],
  orderUrl: null,
  counts: { likes: 0, saves: 0, comments: 0, views: 0 },
})

export const refusal = (code: ErrorCode, fields: Record<string, string[]> = {}) =>
  new UploadError({ kind: 'refused', code, message: 'No.', fields, retryAfterSeconds: null })

type Options = {
  provider?: ReturnType<typeof makeProvider>
  tools?: Partial<SessionTools>
  memory?: Remembering
}

/** The still at four and a half seconds is the one to show. */
const lookOf = (atSeconds: number) => ({
  sharpness: atSeconds === 4.5 ? 900 : 400,
  colour: 60,
  brightness: 128,
})

export function makeSessionTools(provider: ReturnType<typeof makeProvider>) {
  const api = {
    presign: vi.fn(async (input: PresignInput) => ({ ...makeTicket(), uploadId: `${input.kind}-ticket` })),
    renew: vi.fn(async () => makeTicket('second')),
    discard: vi.fn(),
    publish: vi.fn(async (_: PublishInput) => ({ video: makeVideo('published'), verifying: false })),
    replace: vi.fn(async () => ({ video: makeVideo('published'), verifying: false })),
  } satisfies UploadApi
  const tools: SessionTools = {
    ...makeTools(provider.transport).tools,
    send: sendRecipe,
    fingerprint: takeFingerprint,
    // A thousand times faster than life, so that what races against a patience still wins.
    sleep: (ms, signal) => wait(ms / 1_000, signal),
    api,
    lanes: makeLanes(),
    inspect: async () => media,
    canPlay: () => true,
    makePlaceholder: async () => placeholder,
    async *captureFrames(_, times) {
      for (const atSeconds of times)
        yield { atSeconds, jpeg: new Blob([`f${atSeconds}`]), look: lookOf(atSeconds) }
    },
  }
  return { api, tools }
}

export function setUp({ provider = makeProvider(), tools = {}, memory }: Options = {}) {
  const made = makeSessionTools(provider)
  const { api } = made
  const draft = memory?.kept?.draft ?? { name: '', description: '' }
  const session = new UploadSession(mp4, draft, limits, { ...made.tools, ...tools }, memory)
  const phases: string[] = []
  session.subscribe(() => {
    const { phase } = session.snapshot()
    if (phases.at(-1) !== phase) phases.push(phase)
  })
  return { session, api, provider, phases }
}

export const describeIt = (session: UploadSession) => {
  session.draft = { name: ' Soup ', description: 'Hot.' }
}
