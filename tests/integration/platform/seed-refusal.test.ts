import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'

const seed = (origin: string) =>
  spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'prisma/seed/seed.ts'], {
    env: { ...process.env, APP_ORIGIN: origin },
    encoding: 'utf8',
  })

const demoAccounts = () => db().user.count({ where: { email: { endsWith: '@morsel.example' } } })

describe('the demo seed [R86]', () => {
  it.each(['https://morsel.example.com', 'http://192.0.2.7:3000', 'https://localhost.example.com'])(
    'puts no account on %s',
    async (origin) => {
      const before = await demoAccounts()
      const { status, stderr } = seed(origin)
      expect(status).toBe(1)
      expect(stderr).toContain('refuses')
      expect(await demoAccounts()).toBe(before)
    },
  )
})
