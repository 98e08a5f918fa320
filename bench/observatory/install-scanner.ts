import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { installTool } from '../install-tool'

const scanner = '@mdn/mdn-http-observatory'
const version = '1.4.8'

/** Prints what the scanner finds, as JSON. Its own command prints the same and wants a bundle of certificates. */
const script = `import { scan } from '${scanner}'
process.stdout.write(JSON.stringify(await scan(process.argv[2])))
`

/**
 * Mozilla's scanner.
 *
 * @returns the file to run
 */
export function installScanner(folder: string): string {
  installTool(folder, scanner, version)
  // What its install script would fetch: the list of domains that browsers know to be https. Ours is not on it.
  const list = join(folder, 'node_modules', scanner, 'conf', 'hsts-preload.json')
  if (!existsSync(list)) writeFileSync(list, '[]')
  const file = join(folder, 'scan.mjs')
  writeFileSync(file, script)
  return file
}
