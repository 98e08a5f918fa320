import 'server-only'
import { clearedCookies } from '@/lib/auth/cookies'
import { empty } from './respond'

/** For whoever leaves: no cookies, and no page of theirs behind the back button (ASVS 14.3.1, R21). */
export const signedOutHeaders = (): [name: string, value: string][] => [
  ...clearedCookies('access', 'refresh'),
  ['Clear-Site-Data', '"cache"'],
]

export function signedOutResponse(): Response {
  return empty(signedOutHeaders())
}
