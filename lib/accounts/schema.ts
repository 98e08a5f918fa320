import { z } from 'zod'
import { currentPassword, emailInput, newPasswordInput } from '@/lib/auth/schema'

/** Whatever a mail program made of it: a token that is cut or padded is no other error than one that is used up. */
const linkToken = z.string().min(1).max(200)

export const forgotInput = z.strictObject({ email: emailInput })
export type ForgotInput = z.infer<typeof forgotInput>

export const resetInput = z.strictObject({ token: linkToken, password: newPasswordInput })
export type ResetInput = z.infer<typeof resetInput>

export const confirmInput = z.strictObject({ token: linkToken })

/** Without `currentPassword` for accounts that have none. */
export const changePasswordInput = z.strictObject({
  currentPassword: currentPassword.optional(),
  newPassword: newPasswordInput,
})
export type ChangePasswordInput = z.infer<typeof changePasswordInput>

/** Without `currentPassword` where the person has just proved in another way who they are. */
export const changeEmailInput = z.strictObject({
  email: emailInput,
  currentPassword: currentPassword.optional(),
})
export type ChangeEmailInput = z.infer<typeof changeEmailInput>

/** What following a link out of a mail has done. */
export const confirmations = ['registered', 'verified', 'changed'] as const
export type Confirmation = (typeof confirmations)[number]
