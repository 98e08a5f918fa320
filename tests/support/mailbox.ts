import { type AddressObject, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { expect } from 'vitest'

export type ReceivedMail = { to: string; subject: string; text: string; html: string; source: string }

const addressOf = (to: AddressObject | AddressObject[] | undefined) => [to].flat()[0]?.value[0]?.address ?? ''

/** A real mail server that the app sends to: sets SMTP_URL, so call it before anything asks for the environment. */
export async function startMailbox() {
  const mails: ReceivedMail[] = []
  const server = new SMTPServer({
    // The app keeps its connection for the next mail.
    closeTimeout: 100,
    disableReverseLookup: true,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const source = Buffer.concat(chunks).toString('utf8')
        simpleParser(source).then(({ to, subject = '', text = '', html }) => {
          mails.push({ to: addressOf(to), subject, text, html: html || '', source })
          done()
        }, done)
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  process.env.SMTP_URL = `smtp://127.0.0.1:${address.port}`
  const find = (email: string, subject: RegExp) =>
    mails.findLast((mail) => mail.to === email && subject.test(mail.subject))
  return {
    mails,
    mailsTo: (email: string) => mails.filter(({ to }) => to === email),
    /** The newest mail to an address with such a subject, once it is there. */
    async waitForMail(email: string, subject: RegExp): Promise<ReceivedMail> {
      await expect.poll(() => find(email, subject), { timeout: 15_000 }).toBeDefined()
      const mail = find(email, subject)
      if (!mail) throw new Error('the mail is gone')
      return mail
    },
    stop: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}
