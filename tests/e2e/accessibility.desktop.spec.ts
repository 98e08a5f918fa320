import { AxeBuilder } from '@axe-core/playwright'
import { expect, registerPartner, test } from '../support/fixtures'

const open = ['/', '/login', '/register', '/p/kumo-ramen']
const partners = ['/studio', '/studio/upload']

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })
    for (const path of [...open, ...partners])
      test(`axe finds nothing on ${path}`, async ({ page }) => {
        if (partners.includes(path)) await registerPartner(page)
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        ).toEqual([])
      })
  })
}
