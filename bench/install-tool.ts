import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A tool that brings a hundred packages or more, some with install scripts, into a folder of its own: nobody who works on
 * Morsel should have to take them along. No script of theirs is run.
 */
export function installTool(folder: string, name: string, version: string): void {
  writeFileSync(join(folder, 'package.json'), '{"private":true}')
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${version}`], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
}
