import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../settings'

/** Everything that a production build is made of; not tsconfig.json, which the build itself rewrites to its liking. */
export const buildInputs = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema.prisma',
  'middleware.ts',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'package-lock.json',
]

const stampFile = join(projectRoot, '.next', 'morsel-build-stamp')

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)))
}

/** By content: a checkout or a copy changes every time stamp and nothing else. */
export function buildStamp(): string {
  const hash = createHash('sha256').update(process.versions.node)
  for (const file of buildInputs.flatMap((input) => filesBelow(join(projectRoot, input)))) {
    hash.update(`\0${file.slice(projectRoot.length)}\0`).update(readFileSync(file))
  }
  // Next writes these, and only these, into what it sends to the browser.
  for (const name of Object.keys(process.env).sort()) {
    if (name.startsWith('NEXT_PUBLIC_')) hash.update(`\0${name}=${process.env[name]}`)
  }
  return hash.digest('hex')
}

export function isBuilt(stamp: string): boolean {
  if (!existsSync(join(projectRoot, '.next', 'BUILD_ID')) || !existsSync(stampFile)) return false
  return readFileSync(stampFile, 'utf8') === stamp
}

/** Before a build: one that is interrupted leaves half of itself, and must not pass for the one before. */
export function forgetStamp(): void {
  rmSync(stampFile, { force: true })
}

export function writeStamp(stamp: string): void {
  writeFileSync(stampFile, stamp)
}
