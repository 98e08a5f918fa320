import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const port = process.env.E2E_PORT ?? '3210'
const mediaPort = process.env.E2E_MEDIA_PORT ?? '4210'
const oidcPort = process.env.E2E_OIDC_PORT ?? '4310'
const dataDir = process.env.E2E_DATA_DIR ?? path.join(os.tmpdir(), 'morsel-e2e')

/** The whole product as `npm run demo` starts it, on ports and in a data folder of its own. */
export const stack = {
  origin: `http://localhost:${port}`,
  mediaOrigin: `http://localhost:${mediaPort}`,
  /** The issuer that people can sign in with; another site than the app's to the browser. */
  oidc: {
    port: Number(oidcPort),
    origin: `http://127.0.0.1:${oidcPort}`,
    name: 'Test ID',
    secret: 'e2e-secret',
  },
  dataDir,
  logFile: path.join(dataDir, 'e2e.log'),
  pidFile: path.join(dataDir, 'e2e.pid'),
}

/** A first start builds the app and seeds it. */
const startTimeoutMs = 300_000
const stopTimeoutMs = 30_000

/** Resolves when the launcher says that everything, the demo data included, is there. */
export async function startStack(): Promise<void> {
  fs.mkdirSync(dataDir, { recursive: true })
  fs.writeFileSync(stack.logFile, '')
  const log = fs.openSync(stack.logFile, 'a')
  const child: ChildProcess = spawn('npm', ['run', 'demo'], {
    detached: true,
    stdio: ['ignore', log, log],
    env: {
      ...process.env,
      PORT: port,
      MEDIA_PORT: mediaPort,
      DATA_DIR: dataDir,
      APP_ORIGIN: stack.origin,
      // Each test brings an address of its own, so that one test's attempts never spend another's limit.
      TRUSTED_PROXY_HOPS: '1',
      OIDC_ISSUER: stack.oidc.origin,
      OIDC_CLIENT_ID: 'morsel',
      OIDC_CLIENT_SECRET: stack.oidc.secret,
      OIDC_NAME: stack.oidc.name,
      NO_COLOR: '1',
    },
  })
  fs.writeFileSync(stack.pidFile, String(child.pid))
  child.unref()
  const deadlineMs = Date.now() + startTimeoutMs
  while (!fs.readFileSync(stack.logFile, 'utf8').includes('Morsel is ready')) {
    if (child.exitCode !== null || Date.now() > deadlineMs)
      throw new Error(`the demo did not start:\n${fs.readFileSync(stack.logFile, 'utf8')}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

const isAlive = (groupId: number): boolean => {
  try {
    process.kill(-groupId, 0)
    return true
  } catch {
    return false
  }
}

/** Ctrl-C for the whole process group, as a terminal sends it; resolves when nothing of the group is left. */
export async function stopStack(): Promise<void> {
  const groupId = Number(fs.readFileSync(stack.pidFile, 'utf8'))
  if (isAlive(groupId)) process.kill(-groupId, 'SIGINT')
  const deadlineMs = Date.now() + stopTimeoutMs
  while (isAlive(groupId)) {
    if (Date.now() > deadlineMs) throw new Error('Ctrl-C left processes behind')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
