import 'server-only'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTransport, type Transporter } from 'nodemailer'
import { z } from 'zod'
import { newId } from '@/lib/core/ids'
import { secondMs } from '@/lib/core/time'
import { env } from '@/lib/platform/env'
import { logger } from '@/lib/platform/logger'

export type Mail = { to: string; subject: string; text: string; html: string }

/** A mail server that is restarted is back within these; after the last the mail is given up and the log says so. */
const retryAfterMs = [2 * secondMs, 15 * secondMs, 60 * secondMs]

const patience = {
  connectionTimeout: 10 * secondMs,
  greetingTimeout: 10 * secondMs,
  socketTimeout: 20 * secondMs,
}

let smtp: { url: string; transport: Transporter } | undefined

function smtpTransport(url: string): Transporter {
  // A reset link that passes a network in the clear is anybody's there. `?requireTLS=false` in SMTP_URL is the way out.
  const requireTLS = !['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)
  if (smtp?.url !== url)
    smtp = { url, transport: createTransport({ url, pool: true, requireTLS, ...patience }) }
  return smtp.transport
}

/** One `.json` and one `.eml` a mail: the first for the inbox page, the second for a mail program. */
async function writeToFolder(folder: string, mail: Mail & { from: string }): Promise<void> {
  const id = newId()
  const composer = createTransport({ streamTransport: true, buffer: true })
  const { message } = await composer.sendMail(mail)
  await mkdir(folder, { recursive: true })
  const file = path.join(folder, id)
  await writeFile(`${file}.eml`, message)
  // Renamed at the end, so that a reader never finds half a mail.
  await writeFile(`${file}.tmp`, JSON.stringify({ id, at: new Date().toISOString(), ...mail }))
  await rename(`${file}.tmp`, `${file}.json`)
}

async function deliver(mail: Mail): Promise<void> {
  const { SMTP_URL, MAIL_DIR, MAIL_FROM } = env()
  const whole = { from: MAIL_FROM, ...mail }
  if (SMTP_URL) await smtpTransport(SMTP_URL).sendMail(whole)
  else if (MAIL_DIR) await writeToFolder(MAIL_DIR, whole)
  else logger().warn('mail not sent: neither SMTP_URL nor MAIL_DIR is set')
}

const refusal = z.object({
  code: z.string().catch('unknown'),
  responseCode: z.number().optional().catch(undefined),
})

/** What a mail server said, as codes only: its sentences quote the address (ASVS V16.2.5, R84). */
function codesOf(error: unknown): z.infer<typeof refusal> {
  return refusal.catch({ code: 'unknown', responseCode: undefined }).parse(error)
}

async function deliverPatiently(mail: Mail): Promise<void> {
  for (const delayMs of [...retryAfterMs, null]) {
    try {
      return await deliver(mail)
    } catch (error) {
      const codes = codesOf(error)
      // 5xx is for good (RFC 5321, 4.2.1): asking again only annoys.
      const isOver = delayMs === null || (codes.responseCode ?? 0) >= 500
      logger()[isOver ? 'error' : 'warn'](codes, isOver ? 'mail given up' : 'mail will be tried again')
      if (isOver) return
      await sleep(delayMs, undefined, { ref: false })
    }
  }
}

/**
 * Sends a mail, later: whoever waits for an answer must not be able to tell by its time whether there was a mail to send
 * (R31). Never throws; a mail that could not be delivered after a minute and a half is in the log, without its address.
 */
export function sendMail(mail: Mail): void {
  void deliverPatiently(mail)
}
