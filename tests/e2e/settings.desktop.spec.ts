import { demoPassword, expect, registerPartner, test, uniqueEmail } from '../support/fixtures'
import { holdRequest } from '../support/hold-request'
import {
  ageProofs,
  openMail,
  proveByPassword,
  registerViewer,
  signInOnPhone,
} from '../support/people-in-browsers'
import { stack } from '../support/stack'

test.describe('profile', () => {
  test('a new name is there at once, and after a reload', async ({ page }) => {
    await registerViewer(page)
    await page.goto('/settings')
    await page.getByLabel('Your name').fill('Zoë Ng')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Your name is saved.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Account of Zoë Ng' })).toBeVisible()
    await page.reload()
    await expect(page.getByLabel('Your name')).toHaveValue('Zoë Ng')
  })

  test('what is wrong with a name is said beside it, and an outage above it', async ({
    page,
    context,
    allowed,
  }) => {
    allowed.push(/ERR_INTERNET_DISCONNECTED/)
    await registerViewer(page)
    await page.goto('/settings')
    const name = page.getByLabel('Your name')
    await name.fill(' ')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(name).toHaveAccessibleDescription(/Please fill this in/)
    await expect(name).toBeFocused()
    await context.setOffline(true)
    await name.fill('Zoë')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'could not reach the server' })).toBeVisible()
    await context.setOffline(false)
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Your name is saved.')).toBeVisible()
  })

  test('a viewer who wants into the studio opens a kitchen and lands there [R59]', async ({ page }) => {
    await registerViewer(page)
    await page.goto('/studio')
    await expect(page).toHaveURL(/\/partners-only$/)
    await page.getByLabel('Name of your restaurant or kitchen').fill('Noodle Bar')
    await page.getByRole('button', { name: 'Open my kitchen' }).click()
    await page.waitForURL('**/studio')
    await expect(page.getByRole('heading', { name: 'Nothing on the menu yet' })).toBeVisible()
    await page.goto('/settings')
    await expect(page.getByRole('heading', { name: 'Kitchen' })).toBeVisible()
    await expect(page.getByRole('main').getByText('Noodle Bar')).toBeVisible()
  })

  test('a kitchen that was opened elsewhere is found with an old token too [R59]', async ({
    page,
    browser,
  }) => {
    const email = await registerViewer(page)
    const phone = await signInOnPhone(browser, email)
    const opened = await phone.request.post('/api/partners', {
      headers: { Origin: stack.origin },
      data: { name: 'Noodle Bar' },
    })
    expect(opened.status()).toBe(201)
    await page.goto('/studio')
    await expect(page.getByRole('heading', { name: 'Nothing on the menu yet' })).toBeVisible()
    await phone.close()
  })
})

test.describe('e-mail and password', () => {
  test('a new e-mail needs the password and the link, and the badge tells [R39]', async ({
    page,
    allowed,
  }) => {
    allowed.push(/401/)
    const [old, next] = [await registerViewer(page), uniqueEmail()]
    await page.goto('/settings')
    const main = page.getByRole('main')
    await expect(main.getByText('Not confirmed yet')).toBeVisible()
    await page.getByRole('button', { name: 'Change e-mail' }).click()
    await expect(page.getByLabel('New e-mail')).toBeFocused()
    await page.getByLabel('New e-mail').fill(next)
    const password = page.getByLabel('Your password', { exact: true })
    await password.fill('not the password')
    await page.getByRole('button', { name: 'Send the link' }).click()
    await expect(password).toBeFocused()
    await expect(password).toHaveAccessibleDescription(/.+/)
    await password.fill(demoPassword)
    await page.getByRole('button', { name: 'Send the link' }).click()
    await expect(page.getByText(`We sent a link to ${next}`)).toBeVisible()
    await expect(main.getByText(old)).toBeVisible()

    await openMail(page, next, /confirm your new e-mail/i)
    await page.getByRole('link', { name: 'Use this address' }).click()
    await page.waitForURL(/\/verify#/)
    await page.getByRole('button', { name: /^confirm$/i }).click()
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    await page.goto('/settings')
    await expect(main.getByText(next)).toBeVisible()
    await expect(main.getByText('Confirmed', { exact: true })).toBeVisible()
    await page.goto('/settings/history')
    await expect(page.getByText('Changed the e-mail')).toBeVisible()
  })

  test('the link that confirms an e-mail can be asked for again', async ({ page }) => {
    const email = await registerViewer(page)
    await page.goto('/settings')
    await page.getByRole('button', { name: 'Send me the link' }).click()
    await expect(page.getByText('The link is on its way')).toBeVisible()
    await page.getByRole('link', { name: 'Open the inbox' }).click()
    await openMail(page, email, /confirm your e-mail/i)
  })

  test('a new password needs the old one, and signs the other devices out [R36]', async ({
    page,
    browser,
    allowed,
  }) => {
    allowed.push(/401/)
    const phone = await signInOnPhone(browser, await registerViewer(page))
    await page.goto('/settings/sign-in')
    const [current, next] = [
      page.getByLabel('Current password', { exact: true }),
      page.getByLabel('New password', { exact: true }),
    ]
    await current.fill('not the password')
    await next.fill('seven purple lanterns over the bay')
    await page.getByRole('button', { name: 'Change password' }).click()
    await expect(current).toBeFocused()
    await current.fill(demoPassword)
    await page.getByRole('button', { name: 'Change password' }).click()
    await expect(page.getByText('Your password is changed.')).toBeVisible()
    await expect(current).toHaveValue('')
    expect((await phone.request.get('/api/auth/me')).status()).toBe(401)
    expect((await page.request.get('/api/auth/me')).status()).toBe(200)
    await phone.close()
  })
})

test.describe('devices', () => {
  test('one is signed out and shows nothing from then on [R22, R25]', async ({ page, browser }) => {
    const email = await registerViewer(page)
    const phone = await signInOnPhone(browser, email)
    const there = await phone.newPage()
    await there.goto('/settings')
    await expect(there.getByRole('heading', { name: 'Profile' })).toBeVisible()

    await page.goto('/settings/devices')
    const rows = page.getByRole('list', { name: 'Your devices' }).getByRole('listitem')
    await expect(rows).toHaveCount(2)
    await expect(rows.first()).toContainText('This device')
    await page.getByRole('button', { name: 'Sign out Safari on iPhone' }).click()
    await expect(page.getByText('Safari on iPhone is signed out.')).toBeVisible()
    await expect(rows).toHaveCount(1)
    await expect(page.getByText('A table for one')).toBeVisible()

    await there.getByLabel('Your name').fill('Intruder')
    await there.getByRole('button', { name: 'Save' }).click()
    await there.waitForURL('**/login?next=%2Fsettings')
    await expect(there.getByText(email)).toHaveCount(0)
    await phone.close()
  })

  test('a page of a device that was signed out leads to the sign-in at the next click [R22]', async ({
    page,
    browser,
  }) => {
    const email = await registerViewer(page)
    const phone = await signInOnPhone(browser, email)
    const there = await phone.newPage()
    await there.goto('/settings')
    await page.goto('/settings/devices')
    await page.getByRole('button', { name: 'Sign out the others' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out the others' }).click()
    await expect(page.getByText('A table for one')).toBeVisible()
    await there.getByRole('link', { name: 'History' }).click()
    await there.waitForURL(/\/login\?next=%2Fsettings%2Fhistory/)
    await phone.close()
  })

  test('everything is signed out, after a question that can be declined [R22, R25]', async ({
    page,
    browser,
  }) => {
    const email = await registerViewer(page)
    const phone = await signInOnPhone(browser, email)
    await page.goto('/settings/devices')
    await page.getByRole('button', { name: 'Sign out everywhere' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Not now' }).click()
    expect((await phone.request.get('/api/auth/me')).status()).toBe(200)
    await page.getByRole('button', { name: 'Sign out everywhere' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click()
    await page.waitForURL('**/login')
    for (const { request } of [page, phone]) expect((await request.get('/api/auth/me')).status()).toBe(401)
    await phone.close()
  })

  test('after a while it asks who is there: wrong answer, no answer, right answer [R25]', async ({
    page,
    browser,
    allowed,
  }) => {
    allowed.push(/40[13]/)
    const email = await registerViewer(page)
    const phone = await signInOnPhone(browser, email)
    await page.goto('/settings/devices')
    await ageProofs(page)
    const signOut = page.getByRole('button', { name: 'Sign out Safari on iPhone' })
    const question = page.getByRole('dialog', { name: 'Is it still you?' })

    await signOut.click()
    await question.getByRole('button', { name: 'Not now' }).click()
    await expect(question).toBeHidden()
    await expect(signOut).toBeVisible()
    expect((await phone.request.get('/api/auth/me')).status()).toBe(200)

    await signOut.click()
    await question.getByLabel('Password', { exact: true }).fill('not the password')
    await question.getByRole('button', { name: 'Go on' }).click()
    await expect(question.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(
      /not your password/,
    )
    await proveByPassword(page)
    await expect(page.getByText('Safari on iPhone is signed out.')).toBeVisible()
    expect((await phone.request.get('/api/auth/me')).status()).toBe(401)
    await phone.close()
  })

  test('two at once are asked about once, and both are signed out [R25]', async ({
    page,
    browser,
    allowed,
  }) => {
    allowed.push(/403/)
    const email = await registerViewer(page)
    const phones = [await signInOnPhone(browser, email), await signInOnPhone(browser, email)]
    await page.goto('/settings/devices')
    await ageProofs(page)
    const sendQuestion = await holdRequest(page, 'GET', '**/api/auth/proof')
    const signOut = page.getByRole('button', { name: 'Sign out Safari on iPhone' })
    await expect(signOut).toHaveCount(2)
    for (const button of await signOut.all()) {
      const refused = page.waitForResponse((response) => response.status() === 403)
      await button.click()
      await (await refused).finished()
    }
    sendQuestion()
    const question = page.getByRole('dialog', { name: 'Is it still you?' })
    await proveByPassword(page)
    await expect(signOut).toHaveCount(0)
    await expect(question).toBeHidden()
    for (const phone of phones) {
      await expect.poll(async () => (await phone.request.get('/api/auth/me')).status()).toBe(401)
      await phone.close()
    }
    await page.getByRole('link', { name: 'History' }).click()
    await expect(page).toHaveURL('/settings/history')
  })

  test('who is there is asked only when the question before it has gone [R25]', async ({
    page,
    browser,
    allowed,
  }) => {
    allowed.push(/403/)
    const phone = await signInOnPhone(browser, await registerViewer(page))
    await page.goto('/settings/devices')
    await ageProofs(page)
    await page.getByRole('button', { name: 'Sign out the others' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out the others' }).click()
    const question = page.getByRole('dialog', { name: 'Is it still you?' })
    await expect(question).toBeVisible()
    await expect(page.getByText('Sign out all other devices?')).toHaveCount(0)
    await proveByPassword(page)
    await expect(page.getByText('A table for one')).toBeVisible()
    expect((await phone.request.get('/api/auth/me')).status()).toBe(401)
    await phone.close()
  })

  test('without a network nobody is signed out, and it says so', async ({
    page,
    browser,
    context,
    allowed,
  }) => {
    allowed.push(/ERR_INTERNET_DISCONNECTED/)
    const phone = await signInOnPhone(browser, await registerViewer(page))
    await page.goto('/settings/devices')
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Sign out Safari on iPhone' }).click()
    await expect(page.getByText('We could not reach the server.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Sign out Safari on iPhone' })).toBeVisible()
    await phone.close()
  })
})

test.describe('history', () => {
  test('tells what happened, and goes back further when asked', async ({ page, browser }) => {
    const email = await registerViewer(page)
    const headers = { Origin: stack.origin }
    const guess = { email, password: 'not the password' }
    expect((await page.request.post('/api/auth/login', { headers, data: guess })).status()).toBe(401)
    const phone = await signInOnPhone(browser, email)
    for (let turn = 0; turn < 30; turn += 1)
      await page.request.patch('/api/auth/profile', { headers, data: { displayName: `Mia ${turn}` } })
    await page.goto('/settings/history')
    const rows = page.locator('main section').getByRole('listitem')
    await expect(rows).toHaveCount(30)
    await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible()
    await page.getByRole('button', { name: 'Show earlier' }).click()
    await expect(rows).toHaveCount(33)
    await expect(page.getByRole('button', { name: 'Show earlier' })).toHaveCount(0)
    await expect(rows.filter({ hasText: 'A sign-in was refused' })).toContainText('The password was wrong.')
    await expect(rows.filter({ hasText: 'Safari on iPhone' })).toContainText('Signed in')
    await expect(rows.last()).toContainText('Your account was made')
    await phone.close()
  })
})

test.describe('signing out', () => {
  test('is one menu away on each protected page [R89]', async ({ page }) => {
    await registerPartner(page)
    for (const path of [
      '/studio',
      '/studio/upload',
      '/settings',
      '/settings/sign-in',
      '/settings/devices',
      '/settings/history',
    ]) {
      await page.goto(path)
      await page.getByRole('button', { name: /^Account of/ }).click()
      await expect(page.getByRole('button', { name: 'Sign out', exact: true })).toBeVisible()
    }
  })

  test('password fields take a pasted password and tell managers what they are [R89]', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const pasteInto = async (label: string, autocomplete: string) => {
      const field = page.getByLabel(label, { exact: true })
      await page.evaluate((text) => navigator.clipboard.writeText(text), demoPassword)
      await field.focus()
      await page.keyboard.press('ControlOrMeta+V')
      await expect(field).toHaveValue(demoPassword)
      await expect(field).toHaveAttribute('autocomplete', autocomplete)
    }
    await page.goto('/login')
    await pasteInto('Password', 'current-password')
    await page.goto('/register')
    await pasteInto('Password', 'new-password')
    await registerViewer(page)
    await page.goto('/settings/sign-in')
    await pasteInto('Current password', 'current-password')
    await pasteInto('New password', 'new-password')
  })
})
