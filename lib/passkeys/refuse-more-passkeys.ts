import 'server-only'
import { AppError } from '@/lib/core/errors'
import { maxPasskeysPerUser } from './schema'

/** @throws AppError `validation_failed` when there is no room for one more beside so many */
export function refuseMorePasskeys(count: number): void {
  if (count < maxPasskeysPerUser) return
  throw new AppError('validation_failed', {
    message: `You have ${maxPasskeysPerUser} passkeys already. Remove one you no longer use first.`,
  })
}
