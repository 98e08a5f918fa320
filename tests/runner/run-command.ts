import { spawn } from 'node:child_process'

type Options = { env?: NodeJS.ProcessEnv }

/** Runs a command with its output on ours; true when it ends well. */
export function runCommand(
  command: string,
  args: string[],
  { env = process.env }: Options = {},
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env })
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`)
      resolve(false)
    })
    child.once('close', (code) => resolve(code === 0))
  })
}
