import 'server-only'
import { headers } from 'next/headers'
import { AppError } from '@/lib/core/errors'
import { env } from '@/lib/platform/env'
import { checkLimit } from '@/lib/rate-limit/check-limit'
import type { LimitName } from '@/lib/rate-limit/limits'
import { clientIp } from './client-ip'

/**
 * Charges whoever asked for this page, by address; `route()` does it for the API.
 *
 * @returns false when the limit is spent
 */
export async function admitReader(limit: LimitName): Promise<boolean> {
  try {
    await checkLimit(limit, clientIp(await headers(), env().TRUSTED_PROXY_HOPS))
    return true
  } catch (error) {
    if (error instanceof AppError && error.code === 'rate_limited') return false
    throw error
  }
}
