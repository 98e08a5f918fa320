import { join } from 'node:path'
import type { ChildSpec } from '../process/supervisor'
import { type Environment, projectRoot } from '../settings'

interface NextCommand {
  command: 'build' | 'start' | 'dev'
  args: string[]
  env: Environment
  logFile: string
  output: 'log' | 'show'
  /** Of the app, when it is not this one: the tests build it without its middleware. */
  folder?: string
}

/**
 * Milliseconds a connection is kept without a request, as `npm start` has it. Node closes it after 5 s, and a client or a
 * proxy that sends its next request in that moment is reset.
 */
const patience = ['--keepAliveTimeout', '65000']

export function nextCommand(options: NextCommand): ChildSpec {
  const { command, args, env, logFile, output, folder = projectRoot } = options
  return {
    name: `next ${command}`,
    command: process.execPath,
    args: [
      // "localhost" alone may mean ::1 only, and then http://127.0.0.1 would not answer.
      '--dns-result-order=ipv4first',
      join(projectRoot, 'node_modules/next/dist/bin/next'),
      command,
      ...(command === 'start' ? patience : []),
      ...args,
    ],
    cwd: folder,
    env: {
      ...env,
      NODE_ENV: command === 'dev' ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
    },
    logFile,
    output,
  }
}
