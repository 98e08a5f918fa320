import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect } from 'vitest'
import { listMails, type StoredMail } from '@/lib/mail/list-mails'

/** Lets mails land in a folder of this test file. To be called before anything asks for the environment. */
export function keepMailsInFolder(): void {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'morsel-mail-'))
  process.env.MAIL_DIR = folder
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))
}

/** What has been written to this address so far, newest first. */
export async function mailsTo(email: string): Promise<StoredMail[]> {
  return ((await listMails()) ?? []).filter(({ to }) => to === email)
}

/** The newest mail to an address with such a subject, once it is there. */
export async function waitForMail(email: string, subject: RegExp): Promise<StoredMail> {
  const find = async () => (await mailsTo(email)).find((mail) => subject.test(mail.subject))
  await expect.poll(find, { timeout: 15_000 }).toBeDefined()
  const mail = await find()
  if (!mail) throw new Error('the mail is gone')
  return mail
}

/** The token of the link in a mail. */
export function tokenIn({ text }: Pick<StoredMail, 'text'>): string {
  const token = /\/(?:reset|verify)#([A-Za-z0-9_-]{43})/.exec(text)?.[1]
  if (token === undefined) throw new Error(`no link in: ${text}`)
  return token
}
