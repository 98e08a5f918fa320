import fs from 'node:fs'
import path from 'node:path'

export const root = path.join(import.meta.dirname, '../../..')

/** Made by tools, or brought by npm: nobody writes these by hand. */
const notOurs = new Set(['node_modules', 'generated', 'test-results', 'playwright-report', 'vectors'])

function isOurs(entry: fs.Dirent): boolean {
  if (entry.isFile()) return entry.name !== 'next-env.d.ts'
  return entry.isDirectory() && !entry.name.startsWith('.') && !notOurs.has(entry.name)
}

/** Every hand-written file under a folder, as paths from the root; read from disk, so new ones are never forgotten. */
export function listFiles(folder = '.'): string[] {
  const absolute = path.join(root, folder)
  if (!fs.existsSync(absolute)) return []
  return fs
    .readdirSync(absolute, { withFileTypes: true })
    .filter(isOurs)
    .flatMap((entry) => {
      const file = path.posix.join(folder, entry.name)
      return entry.isDirectory() ? listFiles(file) : [file]
    })
}

export const isCode = (file: string): boolean => /\.(?:ts|tsx|mts|mjs|js|jsx)$/.test(file)

export function readSource(file: string): string {
  return fs.readFileSync(path.join(root, file), 'utf8')
}

const endings = ['', '.ts', '.tsx', '.mjs', '/index.ts', '/index.tsx']

function isFile(file: string): boolean {
  return fs.statSync(path.join(root, file), { throwIfNoEntry: false })?.isFile() ?? false
}

/** Written by `npm install`; may be imported before it is there. */
const generatedClient = 'prisma/generated/'

/**
 * The file behind a specifier, as a path from the root; null for a package.
 * A file that is not there keeps its own spelling plus `.ts`, and `exists` tells.
 */
export function resolveImport(
  from: string,
  specifier: string,
): { file: string; exists: boolean } | { package: string } {
  const isOwn = specifier.startsWith('@/') || specifier.startsWith('.')
  if (!isOwn) {
    const [first = '', second = ''] = specifier.split('/')
    return { package: first.startsWith('@') ? `${first}/${second}` : first }
  }
  const bare = specifier.startsWith('@/')
    ? path.posix.normalize(specifier.slice(2))
    : path.posix.join(path.posix.dirname(from), specifier)
  const found = endings.map((ending) => bare + ending).find(isFile)
  return { file: found ?? `${bare}.ts`, exists: found !== undefined || bare.startsWith(generatedClient) }
}
