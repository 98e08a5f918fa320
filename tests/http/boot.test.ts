import { spawn } from 'node:child_process'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { anyFreePort } from '@/services/ports'
import { apps } from '../support/http/apps'

/** Starts the production server with something changed in its environment; how it ends, and what it says. */
async function start(changes: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const port = String(await anyFreePort())
  const child = spawn(
    process.execPath,
    [path.join(apps.main.folder, 'node_modules/next/dist/bin/next'), 'start', '-p', port, '-H', '127.0.0.1'],
    {
      cwd: apps.main.folder,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        APP_ORIGIN: 'https://morsel.example',
        TRUSTED_PROXY_HOPS: '1',
        MAIL_DIR: '',
        ...changes,
      },
    },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  const code = await new Promise<number | null>((resolve) => {
    child.once('close', resolve)
  })
  return { code, said }
}

describe('the production server does not start', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    ['on plain http elsewhere than here [R12]', { APP_ORIGIN: 'http://morsel.example' }, /APP_ORIGIN/],
    ['on plain http on a private address [R12]', { APP_ORIGIN: 'http://192.168.1.5' }, /APP_ORIGIN/],
    ['without saying how many proxies are trusted [R42]', { TRUSTED_PROXY_HOPS: '0' }, /TRUSTED_PROXY_HOPS/],
    [
      'with the sample secret [R5]',
      { AUTH_SECRET: 'change-me-change-me-change-me-change-me' },
      /AUTH_SECRET/,
    ],
    ['with a short secret [R5]', { AUTH_SECRET: 'short' }, /AUTH_SECRET/],
    ['without a secret [R5, R87]', { AUTH_SECRET: '' }, /AUTH_SECRET/],
  ])('%s', async (_, changes, named) => {
    const { code, said } = await start(changes)
    expect(said).toMatch(named)
    expect(code).not.toBe(0)
    if (changes.AUTH_SECRET) expect(said).not.toContain(changes.AUTH_SECRET)
  })
})
