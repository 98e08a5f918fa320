import { spawn } from 'node:child_process'
import { z } from 'zod'
import { anyFreePort } from '../../../services/ports'
import { type Engine, firstLine } from './engine'

/**
 * This protocol has no events, and no way into a page before its own scripts. So each look at the page listens from then on, and takes
 * along what was heard; what the policy refused earlier is in the buffer of an observer, where there is one.
 */
const listen = `
const heard = (window.morselHeard ??= (() => {
  const heard = []
  const tell = ({ effectiveDirective, blockedURL, blockedURI }) =>
    heard.push('refused by the policy: ' + effectiveDirective + ' ' + (blockedURL ?? blockedURI))
  addEventListener('error', ({ message }) => heard.push(message))
  addEventListener('unhandledrejection', ({ reason }) => heard.push('not caught: ' + reason))
  document.addEventListener('securitypolicyviolation', tell)
  if (typeof ReportingObserver !== 'undefined') new ReportingObserver((reports) => reports.forEach(({ body }) => tell(body)),
    { types: ['csp-violation'], buffered: true }).observe()
  const say = console.error
  console.error = (...said) => { heard.push(said.join(' ')); say(...said) }
  return heard
})());`
const looked = z.object({
  json: z.string().optional(),
  error: z.string().optional(),
  heard: z.array(z.string()),
})
const session = z.object({ sessionId: z.string() })
/** A page answers when it has loaded; that is the driver's own longest wait too. */
const patienceMs = 60_000

/** A screen where there is none. @returns how the display is called */
async function openDisplay(): Promise<{ display: string; close: () => void }> {
  if (process.env.DISPLAY) return { display: process.env.DISPLAY, close: () => {} }
  const args = ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp']
  const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const number = await firstLine(child.stdio[3] as NodeJS.ReadableStream, /^(\d+)\n/)
  return { display: `:${number}`, close: () => void child.kill() }
}

async function startDriver(program: string, display: string) {
  const port = await anyFreePort()
  const origin = `http://127.0.0.1:${port}`
  const child = spawn(program, [`--port=${port}`, '--host=127.0.0.1'], {
    env: { ...process.env, DISPLAY: display, GTK_A11Y: 'none' },
    stdio: 'ignore',
  })
  const deadlineMs = Date.now() + patienceMs
  for (;;) {
    const isUp = await fetch(`${origin}/status`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isUp) break
    if (child.exitCode !== null || Date.now() > deadlineMs) throw new Error('WebKitWebDriver did not start')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const call = async (method: 'POST' | 'GET' | 'DELETE', path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${origin}/session${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } } : {}),
    })
    const { value } = (await response.json()) as { value: unknown }
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(value)}`)
    return value
  }
  return { call, close: () => void child.kill() }
}

/** WebDriver over HTTP, to the WebKit that GNOME's browser has: close kin of Safari, without Apple's codecs. */
export async function openWebkit(
  driverProgram: string,
  browserProgram: string,
  size: { width: number; height: number },
): Promise<Engine> {
  const screen = await openDisplay()
  const { call, close } = await startDriver(driverProgram, screen.display)
  const trouble: string[] = []
  const browserOptions = { binary: browserProgram, args: ['--automation'] }
  const { sessionId } = session.parse(
    await call('POST', '', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': browserOptions } },
    }),
  )
  const at = (path: string) => `/${sessionId}${path}`
  await call('POST', at('/timeouts'), { script: patienceMs, pageLoad: patienceMs })
  await call('POST', at('/window/rect'), { x: 0, y: 0, ...size })
  return {
    open: async (url) => void (await call('POST', at('/url'), { url })),
    evaluate: async (expression) => {
      const script = `const tell = arguments[arguments.length - 1]; ${listen}
        (async () => (${expression}))().then(
          (value) => tell({ json: JSON.stringify(value ?? null), heard: heard.splice(0) }),
          (error) => tell({ error: String(error), heard: heard.splice(0) }))`
      const said = looked.parse(await call('POST', at('/execute/async'), { script, args: [] }))
      trouble.push(...said.heard)
      if (said.json === undefined) throw new Error(said.error)
      return JSON.parse(said.json)
    },
    input: async (actions) => void (await call('POST', at('/actions'), { actions })),
    picture: async () => z.string().parse(await call('GET', at('/screenshot'))),
    trouble: () => trouble,
    close: async () => {
      await call('DELETE', at(''))
      close()
      screen.close()
    },
  }
}
