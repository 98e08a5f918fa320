import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const scanner = '@mdn/mdn-http-observatory'
const version = '1.4.8'

/** Prints what the scanner finds, as JSON. Its own command prints the same and wants a bundle of certificates. */
const script = `import { scan } from '${scanner}'
process.stdout.write(JSON.stringify(await scan(process.argv[2])))
`

/**
 * Mozilla's scanner, into a folder of its own: it brings more than two hundred packages, some with install scripts, which
 * nobody who works on Morsel should have to take along. No script of theirs is run.
 *
 * @returns the file to run
 */
export function installScanner(folder: string): string {
  writeFileSync(join(folder, 'package.json'), '{"private":true}')
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', `${scanner}@${version}`], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  // What its install script would fetch: the list of domains that browsers know to be https. Ours is not on it.
  const list = join(folder, 'node_modules', scanner, 'conf', 'hsts-preload.json')
  if (!existsSync(list)) writeFileSync(list, '[]')
  const file = join(folder, 'scan.mjs')
  writeFileSync(file, script)
  return file
}
