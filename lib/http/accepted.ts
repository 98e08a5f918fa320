import 'server-only'
import { json } from './respond'

/** A mail is on its way, or not: whether there was anybody to write to is for the mailbox's owner to know (R31). */
export function acceptedResponse(): Response {
  return json(202, { accepted: true })
}
