import { expectNothingFoundNow } from '../support/expect-nothing-found'
import { expect, test } from '../support/fixtures'

type Page = import('@playwright/test').Page

const field = (page: Page) => page.getByLabel('Password', { exact: true })
const hint = (page: Page) => page.locator('[id$="-hint"]').filter({ has: page.getByRole('status') })

test('the meter follows the words, in a word, a bar and for a screen reader', async ({ page }) => {
  await page.goto('/register')
  await expect(hint(page)).toHaveText('At least 12 characters. A few words in a row work well.')
  for (const [typed, word] of [
    ['tomato', 'Too easy'],
    ['password1234', 'Too easy'],
    ['kitchentable', 'Fair'],
    ['kitchen table', 'Good'],
    ['tomato basil lemon', 'Strong'],
  ] as const) {
    await field(page).fill(typed)
    await expect(hint(page)).toContainText(word)
    await expect(page.getByRole('status').filter({ hasText: 'Password:' })).toHaveText(`Password: ${word}`)
  }
  await expect(hint(page)).toContainText('Hard to guess.')
  // The description of the field says it too, for who comes back to it.
  await expect(field(page)).toHaveAccessibleDescription(/Hard to guess/)
  await field(page).fill('')
  await expect(hint(page)).not.toContainText('Strong')
})

test('the name and the e-mail count as guessed', async ({ page }) => {
  await page.goto('/register')
  await field(page).fill('mia-okonkwo-1990')
  await expect(hint(page)).toContainText(/Good|Strong|Fair/)
  await page.getByLabel('Your name').fill('Mia Okonkwo')
  await expect(hint(page)).toContainText('Your name and e-mail are the first guess')
})

test('the dictionaries are loaded for who chooses a password, and for nobody else', async ({ page }) => {
  await page.goto('/register')
  await page.waitForLoadState('networkidle')
  expect(page.workers()).toEqual([])
  const started = page.waitForEvent('worker')
  await field(page).focus()
  await started
  // Nothing typed yet: by the first letters they are there.
  await expect(field(page)).toHaveValue('')
})

test('a password manager can fill it in: named, pasted, never cut short [R89]', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/register')
  await expect(page.locator('input[autocomplete="username"]')).toBeVisible()
  await expect(field(page)).toHaveAttribute('autocomplete', 'new-password')
  await expect(field(page)).toHaveAttribute('passwordrules', /minlength: 12; maxlength: 128/)
  await expect(field(page)).not.toHaveAttribute('maxlength')
  const long = `${'tomato basil lemon '.repeat(7)}end`
  await page.evaluate((text) => navigator.clipboard.writeText(text), long)
  await field(page).focus()
  await page.keyboard.press('Control+V')
  await expect(field(page)).toHaveValue(long)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByText('Use at most 128 characters.')).toBeVisible()
})

test('a common password is refused by the server in its own words [R34]', async ({ page, allowed }) => {
  allowed.push(/422/)
  await page.goto('/register')
  await page.getByLabel('Your name').fill('Mia')
  await page.getByLabel('E-mail').fill(`mia-${Date.now()}@example.com`)
  await field(page).fill('password1234')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByText('That password is on a list of common ones.')).toBeVisible()
  await expect(field(page)).toBeFocused()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })
    test('axe finds nothing beside a judged password', async ({ page }) => {
      await page.goto('/register')
      for (const typed of ['password1234', 'kitchentable', 'tomato basil lemon']) {
        await field(page).fill(typed)
        await expect(hint(page)).toContainText(/Too easy|Fair|Strong/)
        await expectNothingFoundNow(page)
      }
    })
  })
}
