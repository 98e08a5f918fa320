import 'server-only'
import { AppError } from '@/lib/core/errors'
import { checkLimit, refundLimit } from '@/lib/rate-limit/check-limit'
import type { LimitName } from '@/lib/rate-limit/limits'

type Charge = [name: LimitName, identifier: string]

type Attempt = { email: string; ip: string; deviceId: string | null }

const refundAll = (charges: readonly Charge[]) =>
  Promise.all(charges.map(([name, identifier]) => refundLimit(name, identifier)))

/**
 * The bucket of the account. A device that has signed in before has its own, so guesses from elsewhere do not lock it
 * out; once it has used that up it counts as any other, which is what invalidates a stolen device cookie.
 */
async function chargeAccount({ email, deviceId }: Attempt): Promise<Charge> {
  if (deviceId !== null) {
    const known: Charge = ['login.known-device', `${email}|${deviceId}`]
    try {
      await checkLimit(...known)
      return known
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'rate_limited') throw error
    }
  }
  const unknown: Charge = ['login.account', email]
  await checkLimit(...unknown)
  return unknown
}

/**
 * Charges one sign-in attempt before anything is hashed; the same for addresses that have an account and that have none
 * (R31, R41). What a refused attempt had charged is given back.
 *
 * @returns how to give it all back, after a success
 * @throws AppError `rate_limited`, `busy`
 */
export async function chargeLogin(attempt: Attempt): Promise<() => Promise<unknown>> {
  const charges: Charge[] = []
  try {
    const byAddress: Charge[] = [
      ['login.ip', attempt.ip],
      ['login.ip-account', `${attempt.email}|${attempt.ip}`],
    ]
    for (const charge of byAddress) {
      await checkLimit(...charge)
      charges.push(charge)
    }
    charges.push(await chargeAccount(attempt))
  } catch (error) {
    await refundAll(charges)
    throw error
  }
  return () => refundAll(charges)
}
