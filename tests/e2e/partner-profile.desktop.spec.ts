import path from 'node:path'
import type { Page } from '@playwright/test'
import { clipFile } from '../support/clip-file'
import { expect, registerPartner, test } from '../support/fixtures'
import { holdPosition } from '../support/hold-position'
import { holdRequest } from '../support/hold-request'

/** Storage takes no headers of ours across origins: here every request comes from the same address. */
test.setTimeout(180_000)
test.use({
  extraHTTPHeaders: {},
  timezoneId: 'Europe/Lisbon',
  // What is refused on purpose, and a network that is gone on purpose.
  allowed: async ({ browserName: _ }, use) => {
    await use([/status of 409/, /ERR_INTERNET_DISCONNECTED/])
  },
})

const coverFile = path.join(path.dirname(clipFile), 'bamboo-dumplings.jpg')
const saved = (page: Page, words: string) => expect(page.getByText(words)).toBeVisible()

test('a partner fills in their page, and visitors see who, where, when and how to order', async ({
  page,
}) => {
  await registerPartner(page, 'Dumpling House')
  await page.goto('/settings')
  await page.getByRole('link', { name: 'Edit your page' }).click()
  await expect(page.getByRole('heading', { name: 'Edit your page' })).toBeVisible()

  const about = page.getByRole('form', { name: 'About the kitchen' })
  await about.getByLabel('Handle').fill('admin')
  await about.getByLabel('Order link').fill('http://order.example')
  await about.getByRole('button', { name: 'Save' }).click()
  await expect(about.getByText('Use a link that starts with https://.')).toBeVisible()
  await about.getByLabel('Order link').fill('https://order.example/dumplings')
  await about.getByRole('button', { name: 'Save' }).click()
  await expect(about.getByText('That handle is taken. Please choose another.')).toBeVisible()
  await expect(about.getByLabel('Handle')).toBeFocused()

  const before = await page.request.get('/api/partners/me').then((answer) => answer.json())
  const oldHandle: string = before.profile.handle
  const handle = `d${Date.now()}`
  await about.getByLabel('Handle').fill(`@${handle.toUpperCase()}`)
  await about.getByLabel('About').fill('Eighteen pleats each.')
  await about.getByLabel('Address').fill('Rua Augusta 7, Lisbon')
  await about.getByRole('button', { name: 'Save' }).click()
  await saved(page, 'Your page is saved.')
  await expect(about.getByLabel('Handle')).toHaveValue(handle)
  await expect(about.getByText(`@${oldHandle}`)).toBeVisible()

  const hours = page.getByRole('form', { name: 'Opening hours' })
  await expect(hours.getByLabel('Time zone')).toHaveValue('Europe/Lisbon')
  await hours.getByRole('button', { name: 'Add hours on Monday' }).click()
  await expect(hours.getByLabel('Monday, from')).toBeFocused()
  await hours.getByLabel('Monday, from').fill('00:00')
  await hours.getByLabel('Monday, to').fill('00:00')
  await hours.getByRole('button', { name: 'Same every day as on Monday' }).click()
  await hours.getByRole('button', { name: 'Add hours on Sunday' }).click()
  await hours.getByLabel('Sunday, 2 of 2, from').fill('20:00')
  await hours.getByLabel('Sunday, 2 of 2, to').fill('02:00')
  await hours.getByRole('button', { name: 'Save hours' }).click()
  await expect(hours.getByText('These hours overlap with others.').first()).toBeVisible()
  await hours.getByRole('button', { name: 'Remove Sunday, 2 of 2' }).click()
  await expect(hours.getByRole('button', { name: 'Add hours on Sunday' })).toBeFocused()
  await hours.getByRole('button', { name: 'Save hours' }).click()
  await saved(page, 'Your hours are saved.')

  await page.goto(`/p/${oldHandle}`)
  await expect(page).toHaveURL(`/p/${handle}`)
  await expect(page.getByText('Eighteen pleats each.')).toBeVisible()
  await expect(page.getByText('Open now · Around the clock')).toBeVisible()
  await page.getByText('Open now').click()
  await expect(page.getByRole('row', { name: 'Monday Open all day' })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Rua Augusta 7/ })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Order from/ })).toHaveAttribute(
    'href',
    'https://order.example/dumplings',
  )
  const data = await page.locator('script[type="application/ld+json"]').textContent()
  expect(JSON.parse(data ?? '')).toMatchObject({
    '@type': 'Restaurant',
    address: 'Rua Augusta 7, Lisbon',
    openingHoursSpecification: expect.arrayContaining([
      {
        '@type': 'OpeningHoursSpecification',
        dayOfWeek: 'https://schema.org/Monday',
        opens: '00:00',
        closes: '23:59',
      },
    ]),
  })
})

test('a picture is cut to a square, sent, shown, changed and removed, by keyboard alone', async ({
  page,
}) => {
  await registerPartner(page)
  await page.goto('/studio/profile')
  const choose = async (button: string, file: Parameters<typeof picture.setInputFiles>[0]) => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: button }).press('Enter')
    await (await chooser).setFiles(file)
  }
  const picture = page.getByLabel('Picture file')
  const avatar = page.getByRole('region', { name: 'Picture' }).locator('img')

  await choose('Choose a picture', {
    name: 'a.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('not a picture'),
  })
  await expect(page.getByText('This browser cannot read that file as a picture.')).toBeVisible()

  await choose('Choose a picture', coverFile)
  const dialog = page.getByRole('dialog', { name: 'Your picture' })
  await dialog.getByRole('slider', { name: 'Zoom' }).press('ArrowRight')
  await dialog.getByRole('slider', { name: 'Left and right' }).press('End')
  const kept = page.waitForRequest((request) => request.method() === 'PATCH')
  await dialog.getByRole('button', { name: 'Use this picture' }).press('Enter')
  await kept
  await saved(page, 'Your picture is saved.')
  await expect(dialog).toBeHidden()
  await expect(avatar).toBeVisible()
  const size = () =>
    avatar.evaluate((image: HTMLImageElement) => [
      image.naturalWidth > 0,
      image.naturalWidth - image.naturalHeight,
    ])
  await expect.poll(size, { timeout: 30_000 }).toEqual([true, 0])

  await page.getByRole('button', { name: 'Remove picture' }).press('Enter')
  await saved(page, 'Your picture is gone.')
  await expect(avatar).toHaveCount(0)
})

test('a connection that is down says so and keeps what was typed', async ({ page, context }) => {
  await registerPartner(page)
  await page.goto('/studio/profile')
  const about = page.getByRole('form', { name: 'About the kitchen' })
  await about.getByLabel('About').fill('Typed in a tunnel.')
  await context.setOffline(true)
  await about.getByRole('button', { name: 'Save' }).click()
  await expect(about.getByRole('alert')).toContainText('We could not reach the server.')
  await expect(about.getByLabel('About')).toHaveValue('Typed in a tunnel.')
  await context.setOffline(false)
  const send = await holdRequest(page, 'PATCH', '**/api/partners/me')
  await about.getByRole('button', { name: 'Save' }).click()
  await about.getByLabel('About').fill('Typed in a tunnel, mended behind it.')
  send()
  await saved(page, 'Your page is saved.')
  await expect(about.getByLabel('About')).toHaveValue('Typed in a tunnel, mended behind it.')
})

test.describe('far away', () => {
  test.use({ timezoneId: 'America/New_York' })
  test('a reader learns whose clock the hours are meant by', async ({ page }) => {
    await registerPartner(page)
    const origin = new URL((await page.goto('/'))?.url() ?? '').origin
    const days = Array(7).fill([{ from: '09:00', to: '08:00' }])
    const answer = await page.request.patch('/api/partners/me', {
      headers: { Origin: origin },
      data: { hours: { timeZone: 'Asia/Tokyo', days } },
    })
    expect(answer.status()).toBe(200)
    const { profile } = await answer.json()
    await page.goto(`/p/${profile.handle}`)
    await expect(page.getByText('(Tokyo time)')).toBeVisible()
  })
})

test('a place that was typed is saved while nobody answers where this is, and stays as it was typed', async ({
  page,
}) => {
  const answerLate = await holdPosition(page)
  await registerPartner(page, 'Dumpling House')
  await page.goto('/studio/profile')
  const place = page.getByRole('form', { name: 'Place' })
  const field = place.getByLabel('Latitude and longitude')
  await place.getByRole('button', { name: 'Use my position' }).click()
  await field.fill('38.7107,-9.1512')
  await place.getByRole('button', { name: 'Save place' }).click()
  await saved(page, 'Your place is saved.')
  await answerLate()
  await expect(place.getByRole('button', { name: 'Show no place' })).toBeVisible()
  await expect(field).toHaveValue('38.71070,-9.15120')

  await place.getByRole('button', { name: 'Use my position' }).click()
  await answerLate()
  await expect(field).toHaveValue('38.71010,-9.14230')
})
