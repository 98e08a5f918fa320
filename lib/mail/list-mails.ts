import 'server-only'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { env } from '@/lib/platform/env'

const storedMail = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
})
export type StoredMail = z.infer<typeof storedMail>

/** A folder that nobody empties must not make the page slower every day. */
const shownAtMost = 100

const mailName = /^[0-9a-f-]{36}\.json$/

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => mailName.test(name))
  } catch {
    // Made with the first mail.
    return []
  }
}

async function readMail(file: string): Promise<StoredMail[]> {
  try {
    const parsed = storedMail.safeParse(JSON.parse(await readFile(file, 'utf8')))
    return parsed.success ? [parsed.data] : []
  } catch {
    // Somebody is emptying the folder.
    return []
  }
}

/** Whether mails land in a folder of this server, to be read on a page: never where they are really sent. */
export function hasInbox(): boolean {
  const { MAIL_DIR, SMTP_URL } = env()
  return MAIL_DIR !== undefined && SMTP_URL === undefined
}

/**
 * The mails that were written to MAIL_DIR instead of being sent, newest first.
 *
 * @returns null where mails do not land in a folder
 */
export async function listMails(): Promise<StoredMail[] | null> {
  const { MAIL_DIR } = env()
  if (MAIL_DIR === undefined || !hasInbox()) return null
  // Ids are UUIDv7: their order is the order of time.
  const names = (await namesIn(MAIL_DIR)).sort().reverse().slice(0, shownAtMost)
  return (await Promise.all(names.map((name) => readMail(path.join(MAIL_DIR, name))))).flat()
}
