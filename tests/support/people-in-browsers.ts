import type { Browser, BrowserContext, Locator, Page } from '@playwright/test'
import Redis from 'ioredis'
import { partners } from '@/prisma/seed/catalogue'
import { demoPassword as passwordOfDemo } from '@/prisma/seed/demo-accounts'
import { runningServices } from '@/services/run-record'
import { demoPassword, expect, uniqueEmail } from './fixtures'
import { stack } from './stack'
import { uniqueIp } from './unique-ip'

const headers = { Origin: stack.origin, 'Content-Type': 'application/json' }

/** Registers over HTTP and leaves the session in the page's cookies. @returns the e-mail */
export async function registerViewer(page: Page, displayName = 'Mia'): Promise<string> {
  const email = uniqueEmail()
  const data = { email, password: demoPassword, displayName, role: 'viewer' }
  expect((await page.request.post('/api/auth/register', { headers, data })).status()).toBe(201)
  return email
}

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1'

/** The same person's iPhone, signed in. */
export async function signInOnPhone(browser: Browser, email: string): Promise<BrowserContext> {
  const extraHTTPHeaders = { 'x-forwarded-for': uniqueIp() }
  const context = await browser.newContext({ baseURL: stack.origin, userAgent: iphone, extraHTTPHeaders })
  const data = { email, password: demoPassword }
  expect((await context.request.post('/api/auth/login', { headers, data })).status()).toBe(200)
  return context
}

/** A page of the demo, as who runs that kitchen of it sees it. */
export async function openAsKitchen(browser: Browser, handle: string, path: string): Promise<Page> {
  const email = partners.find((partner) => partner.handle === handle)?.email
  const extraHTTPHeaders = { 'x-forwarded-for': uniqueIp() }
  const context = await browser.newContext({ baseURL: stack.origin, extraHTTPHeaders })
  const data = { email, password: passwordOfDemo(stack.dataDir) }
  expect((await context.request.post('/api/auth/login', { headers, data })).status()).toBe(200)
  const page = await context.newPage()
  await page.goto(path)
  return page
}

/** Makes every session of the person one that was proved long ago. */
export async function ageProofs(page: Page): Promise<void> {
  const { user } = await (await page.request.get('/api/auth/me')).json()
  const url = runningServices(stack.dataDir)?.env.REDIS_URL
  if (!url) throw new Error('no launcher runs on the data folder')
  const redis = new Redis(url)
  for (const key of await redis.keys(`auth:{u:${user.id}}:s:*`)) await redis.hset(key, 'prf', '0')
  redis.disconnect()
}

/** Answers the question whether it is still them. */
export async function proveByPassword(page: Page): Promise<void> {
  const question = page.getByRole('dialog', { name: 'Is it still you?' })
  await question.getByLabel('Password', { exact: true }).fill(demoPassword)
  await question.getByRole('button', { name: 'Go on' }).click()
}

/** The newest mail to this address about that. Mails go out behind the answer, and the inbox is looked at again for them. */
export async function findMail(page: Page, email: string, subject: RegExp): Promise<Locator> {
  const mail = page.getByRole('link', { name: subject }).filter({ hasText: email }).first()
  await expect(async () => {
    await page.goto('/inbox')
    await expect(mail).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 30_000 })
  return mail
}

/** Opens it as a person does. */
export async function openMail(page: Page, email: string, subject: RegExp): Promise<void> {
  await (await findMail(page, email, subject)).click()
  await expect(page.getByRole('article', { name: subject })).toBeVisible()
}
