import { z } from 'zod'
import * as apiPaths from '@/lib/core/api-paths'
import { plainText } from '@/lib/core/plain-text'
import { type Cue, parseVtt } from '@/lib/core/web-vtt'

/** What the editor offers; each is named in the reader's own language. */
export const captionLanguages = [
  'ar',
  'bn',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'es',
  'fa',
  'fi',
  'fr',
  'he',
  'hi',
  'hu',
  'id',
  'it',
  'ja',
  'ko',
  'ms',
  'nb',
  'nl',
  'pl',
  'pt',
  'ro',
  'ru',
  'sv',
  'th',
  'tr',
  'uk',
  'ur',
  'vi',
  'zh',
] as const
export const captionLanguage = z.enum(captionLanguages)
export type CaptionLanguage = z.infer<typeof captionLanguage>

/** Ten minutes of fast talk are 20,000 characters. */
const maxCaptionLength = 100_000

/** WebVTT or SubRip as it came from a file or the editor. */
export const captionInput = z
  .strictObject({
    text: plainText
      .max(maxCaptionLength, 'That file is too long for captions.')
      .transform((text, context): Cue[] => {
        const parsed = parseVtt(text)
        if (parsed.ok) return parsed.cues
        context.addIssue({ code: 'custom', message: `Line ${parsed.line}: ${parsed.problem}` })
        return z.NEVER
      }),
  })
  .transform(({ text: cues }) => ({ cues }))
export type CaptionInput = z.output<typeof captionInput>

/** Where a player finds the captions of one language. */
export type CaptionDto = { language: CaptionLanguage; url: string }

/** Captions as their owner edits them. */
export type OwnCaption = CaptionDto & { text: string }

/** `isOlderThanVideo`: the clip got another video since, to which the times may not fit. */
export type ListedCaption = OwnCaption & { isOlderThanVideo: boolean }

/** The version in the address lets browsers keep captions, and get new ones at once. */
export function toCaptionDto(
  videoId: string,
  { language, updatedAt }: { language: string; updatedAt: Date | string },
): CaptionDto {
  const code = captionLanguage.parse(language)
  const version = new Date(updatedAt).getTime().toString(36)
  return { language: code, url: `${apiPaths.caption(videoId, code)}?v=${version}` }
}
