import '../../support/unit-env'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { sendMail } from '@/lib/mail/send-mail'
import { logger } from '@/lib/platform/logger'
import { soon } from '../../support/soon'

const mail = { to: 'mia@example.com', subject: 'Hello', text: 'Hello', html: '<p>Hello</p>' }

const said: unknown[] = []
let answer: Error | null = null
let attempts = 0
let server: SMTPServer

beforeEach(async () => {
  said.length = 0
  attempts = 0
  for (const level of ['warn', 'error'] as const)
    vi.spyOn(logger(), level).mockImplementation((...line: unknown[]) => void said.push(line))
  server = new SMTPServer({
    authOptional: true,
    // The app keeps its connection for the next mail.
    closeTimeout: 100,
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_, __, done) => {
      attempts += 1
      done(answer)
    },
    onData: (stream, _, done) => {
      stream.resume()
      stream.on('end', () => done())
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const { env } = await import('@/lib/platform/env')
  Object.assign(env(), { SMTP_URL: `smtp://127.0.0.1:${port}` })
})

afterEach(async () => {
  vi.restoreAllMocks()
  await new Promise<void>((resolve) => server.close(() => resolve()))
})

const refusal = (responseCode: number) =>
  Object.assign(new Error(`<${mail.to}> mailbox unavailable`), { responseCode })

it('gives up at once what the server refuses for good, and keeps the address out of the log [R84]', async () => {
  answer = refusal(550)
  sendMail(mail)
  await soon(() => expect(said).toHaveLength(1))
  expect(said).toEqual([[{ code: 'EENVELOPE', responseCode: 550 }, 'mail given up']])
  expect(JSON.stringify(said)).not.toContain('mia')
  expect(attempts).toBe(1)
})

it('tries again what the server refuses for now', async () => {
  answer = refusal(451)
  sendMail(mail)
  await soon(() => expect(said).toHaveLength(1))
  expect(said).toEqual([[{ code: 'EENVELOPE', responseCode: 451 }, 'mail will be tried again']])
  answer = null
  await vi.waitFor(() => expect(attempts).toBe(2), { timeout: 10_000 })
  expect(said).toHaveLength(1)
})
