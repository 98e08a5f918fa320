import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { LaunchError } from './launch-error'

/** Missing means empty; a damaged file is reported, because carrying on would mint new secrets over the old ones. */
export function readStored(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw new LaunchError(`${file} cannot be read: ${String(error)}`)
  }
}

export function writeStored(file: string, values: Record<string, string>): void {
  const draft = `${file}.draft`
  writeFileSync(draft, `${JSON.stringify(values, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, file)
}
