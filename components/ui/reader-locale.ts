import 'server-only'
import { headers } from 'next/headers'

const fallback = 'en'

/** The first language the reader's browser asks for that `Intl` knows. */
export async function readerLocale(): Promise<string> {
  const wanted = (await headers()).get('accept-language')?.split(/[,;]/)[0]?.trim()
  try {
    return wanted && wanted !== '*' ? (Intl.NumberFormat.supportedLocalesOf(wanted)[0] ?? fallback) : fallback
  } catch {
    return fallback
  }
}
