import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { TestProject } from 'vitest/node'
import type { Apps } from './apps'

/** Starts apps-process.ts, tells the tests where the apps are, and ends it when they are through. */
export default async function startApps({ provide }: TestProject): Promise<() => Promise<void>> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', path.join(import.meta.dirname, 'apps-process.ts')],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
  })
  for await (const line of createInterface({ input: child.stdout })) {
    provide('apps', JSON.parse(line) as Apps)
    return () => {
      child.stdin.end()
      return exited
    }
  }
  throw new Error('the apps did not start')
}
