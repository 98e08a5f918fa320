import 'server-only'
import { captionLanguages } from '@/lib/captions/schema'

/** Every language that captions may have, by its name in the reader's, in the order in which the reader looks for it. */
export function nameLanguages(locale: string): { code: string; name: string }[] {
  const names = new Intl.DisplayNames([locale], { type: 'language' })
  return captionLanguages
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, locale))
}
