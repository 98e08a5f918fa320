import 'server-only'
import { z } from 'zod'
import { loginInput, registerInput } from '@/lib/auth/schema'

const fields = z.record(z.string(), z.string())

/** A form knows no booleans: a ticked box is there, an empty one is not. Nor absent text, only empty. */
function asInput(value: unknown): unknown {
  const { remember, partnerName, ...rest } = fields.parse(value)
  return { ...rest, remember: remember !== undefined, ...(partnerName ? { partnerName } : {}) }
}

export const loginFields = z.preprocess(asInput, loginInput)
export const registerFields = z.preprocess(asInput, registerInput)
