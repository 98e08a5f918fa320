import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { nextCommand } from '../../services/app/next-command'
import { anyFreePort } from '../../services/ports'
import { tailOf } from '../../services/process/child-log'
import { projectRoot } from '../../services/settings'
import { type BenchStack, cleanEnvironment } from '../bench-stack'

/**
 * Inside the repository, so that it finds the very same node_modules: Turbopack refuses a link that leads out of its
 * root. JavaScript, so that Next does not set up TypeScript there.
 */
const folder = join(projectRoot, '.data/bench-empty')

const files: Record<string, string> = {
  'package.json': '{ "private": true, "type": "module" }\n',
  'next.config.mjs': `export default { turbopack: { root: ${JSON.stringify(projectRoot)} } }\n`,
  // Without files of its own by these names, Next takes those of the folder that it has as its root.
  'instrumentation.js': 'export function register() {}\n',
  'instrumentation-client.js': '\n',
  'middleware.js': "export default function middleware() {}\nexport const config = { matcher: '/nowhere' }\n",
  'app/layout.jsx':
    "export default function Layout({ children }) {\n  return <html lang='en'><body>{children}</body></html>\n}\n",
  'app/page.jsx': 'export default function Page() {\n  return <p>Nothing here.</p>\n}\n',
}

const patienceMs = 60_000
const pollMs = 200

function versionOf(name: string): string {
  const text = readFileSync(join(projectRoot, 'node_modules', name, 'package.json'), 'utf8')
  return `${name} ${(JSON.parse(text) as { version: string }).version}`
}

async function waitUntilServed(origin: string): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += pollMs) {
    const isServed = await fetch(origin).then(
      async (response) => {
        await response.body?.cancel()
        return response.ok
      },
      () => false,
    )
    if (isServed) return true
    await sleep(pollMs)
  }
  return false
}

/** What Next itself costs: a layout and one static paragraph, no component of the browser. */
export async function serveEmptyPage(stack: BenchStack): Promise<{ origin: string; versions: string }> {
  const { dataDir, supervisor, progress } = stack
  mkdirSync(join(folder, 'app'), { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const logFile = join(dataDir, 'logs/empty.log')
  const command = { env: cleanEnvironment(), logFile, output: 'log' } as const
  const done = progress.step('Building an empty page')
  const build = supervisor.start({ ...nextCommand({ ...command, command: 'build', args: [] }), cwd: folder })
  const { code } = await build.exited
  if (code !== 0) throw new Error(`The empty page was not built:\n${tailOf(logFile)}`)
  done()
  const port = String(await anyFreePort())
  const args = ['--hostname', '127.0.0.1', '--port', port]
  supervisor.start({ ...nextCommand({ ...command, command: 'start', args }), cwd: folder })
  const origin = `http://127.0.0.1:${port}`
  if (!(await waitUntilServed(origin))) throw new Error(`The empty page is not served:\n${tailOf(logFile)}`)
  return { origin, versions: `${versionOf('next')}, ${versionOf('react')}` }
}
