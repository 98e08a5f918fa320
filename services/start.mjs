// The one entry of the npm scripts that start processes: `node services/start.mjs services/demo.ts`.
// It stays plain, old JavaScript so that an old Node can still read it and say what is wrong.
// It is used instead of the `tsx` command because that command sits between the terminal and our process and
// sends SIGKILL when a signal is not taken within 60 ms, which would leave the services behind (tsx 4.23, relaySignals).
import { resolve } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'

const oldestMajor = 22

if (Number(process.versions.node.split('.')[0]) < oldestMajor) {
  console.error(
    `Morsel needs Node ${oldestMajor} or newer and this is ${process.versions.node}. ` +
      'Run it through npm (npm run demo): npm install brings Node 24 along.',
  )
  process.exit(1)
}

// As early as possible: npm may be killed while TypeScript is still being loaded (services/run-launcher.ts).
process.env.START_PPID = String(process.ppid)
const entry = resolve(process.argv[2] ?? '')
process.argv.splice(1, 2, entry)
const { register } = await import('tsx/esm/api')
register()
await import(pathToFileURL(entry).href)
