// Outlives the launcher by a moment. The launcher tells it over stdin which processes it started; when that pipe
// closes (kill -9, a crash, an out-of-memory kill) whatever is left is stopped in reverse order of starting.
import { createInterface } from 'node:readline'
import { endProcess } from './end-process'
import type { ProcessRecord } from './process-identity'

// A signal to the launcher's group must not take the watchman along.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => {})

let children: ProcessRecord[] = []
for await (const line of createInterface({ input: process.stdin })) {
  children = JSON.parse(line) as ProcessRecord[]
}
for (const child of children.toReversed()) await endProcess(child)
