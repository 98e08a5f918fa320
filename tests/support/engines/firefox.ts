import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { z } from 'zod'
import { type Engine, firstLine } from './engine'

const answer = z.looseObject({
  id: z.number().nullish(),
  result: z.record(z.string(), z.unknown()).optional(),
  error: z.string().optional(),
  message: z.string().optional(),
  method: z.string().optional(),
  params: z.looseObject({ level: z.string(), text: z.string().nullable() }).optional().catch(undefined),
})
const evaluated = z.union([
  z.object({ type: z.literal('success'), result: z.object({ value: z.string() }) }),
  z.object({ type: z.literal('exception'), exceptionDetails: z.object({ text: z.string() }) }),
])

/** Nobody looks at a first page, and a closed network is not called. */
const preferences = `
user_pref("browser.aboutwelcome.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("app.normandy.enabled", false);
`

/** What a `try` in the page would keep to itself. */
const reportViolations = `() => document.addEventListener('securitypolicyviolation', (event) =>
  console.error('refused by the policy: ' + event.effectiveDirective + ' ' + event.blockedURI))`

type Send = (method: string, params: object) => Promise<Record<string, unknown>>

/** WebDriver BiDi: JSON over a WebSocket that Firefox itself opens. */
async function connect(address: string, trouble: string[]): Promise<{ send: Send; socket: WebSocket }> {
  const socket = new WebSocket(address)
  const waiting = new Map<number, (said: z.infer<typeof answer>) => void>()
  socket.addEventListener('message', ({ data }) => {
    const said = answer.parse(JSON.parse(String(data)))
    if (said.method === 'log.entryAdded' && said.params?.level === 'error')
      trouble.push(said.params.text ?? '')
    if (typeof said.id === 'number') waiting.get(said.id)?.(said)
  })
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true })
    socket.addEventListener('error', reject, { once: true })
  })
  let count = 0
  const send: Send = (method, params) =>
    new Promise((resolve, reject) => {
      const id = ++count
      waiting.set(id, ({ result, error, message }) => {
        waiting.delete(id)
        if (result) resolve(result)
        else reject(new Error(`${method}: ${error} ${message}`))
      })
      socket.send(JSON.stringify({ id, method, params }))
    })
  return { send, socket }
}

/** @param profile a folder for it alone */
export async function openFirefox(
  program: string,
  profile: string,
  size: { width: number; height: number },
): Promise<Engine> {
  fs.writeFileSync(`${profile}/user.js`, preferences)
  const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0']
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise((resolve) => child.once('close', resolve))
  const address = await firstLine(child.stderr, /listening on (ws:\S+)/)
  const trouble: string[] = []
  const { send, socket } = await connect(`${address}/session`, trouble)
  await send('session.new', { capabilities: {} })
  await send('session.subscribe', { events: ['log.entryAdded'] })
  await send('script.addPreloadScript', { functionDeclaration: reportViolations })
  const { contexts } = await send('browsingContext.getTree', {})
  const [{ context }] = z.tuple([z.looseObject({ context: z.string() })]).parse(contexts)
  await send('browsingContext.setViewport', { context, viewport: size })
  return {
    open: async (url) => void (await send('browsingContext.navigate', { context, url, wait: 'complete' })),
    evaluate: async (expression) => {
      const said = evaluated.parse(
        await send('script.evaluate', {
          expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`,
          target: { context },
          awaitPromise: true,
        }),
      )
      if (said.type === 'exception') throw new Error(said.exceptionDetails.text)
      return JSON.parse(said.result.value)
    },
    input: async (sources) => void (await send('input.performActions', { context, actions: sources })),
    picture: async () =>
      z.string().parse((await send('browsingContext.captureScreenshot', { context })).data),
    trouble: () => trouble,
    close: async () => {
      await send('browser.close', {})
      socket.close()
      await ended
    },
  }
}
