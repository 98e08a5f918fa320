import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const shape = z.object({ password: z.string().min(12) })

/** Not a partner: somebody to look at the feed as. */
export const demoViewer = { email: 'mia@morsel.example', displayName: 'Mia' }

/**
 * One password for all demo accounts, made up anew for each data folder: a demo that somebody puts on the internet
 * must not have a password that stands in a public repository (R86).
 */
export function demoPassword(dataDir: string): string {
  const file = path.join(dataDir, 'demo-accounts.json')
  if (fs.existsSync(file)) return shape.parse(JSON.parse(fs.readFileSync(file, 'utf8'))).password
  const password = `morsel-${randomBytes(6).toString('hex')}`
  fs.mkdirSync(dataDir, { recursive: true })
  fs.writeFileSync(file, JSON.stringify({ password }), { mode: 0o600 })
  return password
}
