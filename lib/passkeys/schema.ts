import { z } from 'zod'
import { shortName } from '@/lib/auth/schema'

export const maxPasskeysPerUser = 10

/** Bounded field by field before anything decodes it. */
const base64url = (maxChars: number) =>
  z
    .string()
    .max(maxChars)
    .regex(/^[A-Za-z0-9_-]+$/)

/** At most 1023 bytes (WebAuthn, 4: Credential ID). */
const credentialId = base64url(1_364)

/** A few hundred bytes; browsers may add fields, and Chrome does, to keep servers from comparing it as a template. */
const clientDataJson = base64url(4_096)

const transports = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']

/*
 * What a browser hands back has fields that are none of our business and differ from version to version: those are
 * dropped, not refused. Around it, where the fields are ours, everything is strict.
 */
const credential = { id: credentialId, rawId: credentialId, type: z.literal('public-key') }

const attestation = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: clientDataJson,
    attestationObject: base64url(8_192),
    /** Hints for the next time. New ones may be invented, so unknown names are left out. */
    transports: z
      .array(z.string().max(32))
      .max(16)
      .default([])
      .transform((names) => names.filter((name) => transports.includes(name))),
  }),
})
export type Attestation = z.infer<typeof attestation>

const assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: clientDataJson,
    authenticatorData: base64url(2_048),
    signature: base64url(1_024),
    /** Whose passkey the authenticator thinks it is: at most 64 bytes. */
    userHandle: base64url(88).nullish(),
  }),
})
export type Assertion = z.infer<typeof assertion>

/** Without a name it is called after the device. */
export const addPasskeyInput = z.strictObject({ response: attestation, name: shortName.optional() })
export type AddPasskeyInput = z.infer<typeof addPasskeyInput>

export const renamePasskeyInput = z.strictObject({ name: shortName })
export type RenamePasskeyInput = z.infer<typeof renamePasskeyInput>

export const passkeyLoginInput = z.strictObject({
  response: assertion,
  remember: z.boolean().default(false),
})
export type PasskeyLoginInput = z.infer<typeof passkeyLoginInput>

export const passkeyProofInput = z.strictObject({ response: assertion })
export type PasskeyProofInput = z.infer<typeof passkeyProofInput>

/** Far more than the fields above, with what browsers say twice; far less than a body may have elsewhere. */
export const maxCeremonyBytes = 32 * 1024

export const passkeyParams = z.object({ passkeyId: credentialId })

/** One passkey as its owner sees it. */
export type PasskeyDto = {
  id: string
  name: string
  createdAt: string
  lastUsedAt: string | null
  /** Kept by a service that copies it to the person's other devices. */
  synced: boolean
}
