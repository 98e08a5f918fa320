import fs from 'node:fs'
import path from 'node:path'
import { environmentNames } from './environment-names'
import { readGuide } from './read-guide'
import { listRouteFiles } from './route-specs'
import { isCode, listFiles, readSource, root } from './tree'

const manifest = JSON.parse(readSource('package.json')) as Record<string, Record<string, string>>
const packages = new Set(
  ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
    Object.keys(manifest[kind] ?? {}),
  ),
)
const scripts = new Set(Object.keys(manifest.scripts ?? {}))

const files = listFiles()
const names = new Set(files.map((file) => path.posix.basename(file)))
const environment = new Set(environmentNames())
/** Variables that only the machinery reads: they must stand in its code. */
const machinery = files.filter(
  (file) =>
    isCode(file) &&
    /^(?:services|prisma|bench|tests)\//.test(file) &&
    !file.startsWith('tests/architecture/'),
)

/** Made at run time or by npm, and so not in the repository. */
const madeLater = /^(?:\.data|\.next|node_modules|prisma\/generated|\.env$)/
const mime = /^(?:application|audio|image|text|video)\//
const npmBuiltIn = new Set(['test', 'start', 'install', 'ci', 'run'])

const exists = (file: string): boolean => fs.existsSync(path.join(root, file))

function isKnownRoute(address: string): boolean {
  const asFile = (text: string) => text.replaceAll(/\[[^\]]+\]|:\w+|\{\w+\}/g, '*')
  const wanted = asFile(`app${address.replace(/[?#].*$/, '')}/route.ts`)
  return listRouteFiles().some((file) => asFile(file) === wanted)
}

function checkScript(command: string): string | null {
  const [, run, name = ''] = /^npm (run )?([\w:.-]+)/.exec(command) ?? []
  const isThere = run ? scripts.has(name) : npmBuiltIn.has(name) && (name !== 'test' || scripts.has(name))
  return isThere ? null : `no npm script for '${command}'`
}

function checkVariable(name: string): string | null {
  const word = new RegExp(`\\b${name}\\b`)
  const isThere = environment.has(name) || machinery.some((file) => word.test(readSource(file)))
  return isThere ? null : `no environment variable ${name}`
}

/** From the root or beside the guide; with `*` at least one file must match. A bare name may lie anywhere. */
function checkPath(text: string, folder: string): string | null {
  const bare = text.replace(/\/$/, '')
  if (madeLater.test(bare) || bare.includes('<')) return null
  if (bare.includes('*'))
    return fs.globSync(bare, { cwd: root }).length > 0 ? null : `nothing matches ${text}`
  const isThere = exists(bare) || exists(path.posix.join(folder, bare)) || names.has(bare)
  return isThere ? null : `no such path: ${text}`
}

function looksLikePath(text: string): boolean {
  if (mime.test(text) || /[\s(){}=;:,'"|]/.test(text.replaceAll(/\((?:\w+)\)/g, ''))) return false
  return (
    /^[\w.@[\]()<>*-]+(?:\/[\w.@[\]()<>*-]*)+$/.test(text) ||
    /^[\w.-]+\.(?:tsx?|mjs|md|json|css|sql|prisma)$/.test(text)
  )
}

function checkPackage(text: string): string | null {
  const [first = '', second = ''] = text.split('/')
  const name = first.startsWith('@') ? `${first}/${second}` : first
  return packages.has(name) ? null : `no such package: ${text}`
}

function checkSpan(span: string, folder: string): string | null {
  if (/^npm\s/.test(span)) return checkScript(span)
  const address = /^(?:(?:GET|POST|PUT|PATCH|DELETE) )?(\/api\/\S*)$/.exec(span)?.[1]
  if (address) return isKnownRoute(address) ? null : `no such route: ${span}`
  const variable = /^([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?:=.*)?$/.exec(span)?.[1]
  if (variable) return checkVariable(variable)
  if (!looksLikePath(span)) return null
  if (span.startsWith('@') && !span.startsWith('@/')) return checkPackage(span)
  const first = span.split('/')[0] ?? ''
  if (span.includes('/') && packages.has(first)) return null
  return checkPath(span.replace(/^@\//, ''), folder)
}

/** What a guide names and the repository does not have. */
export function checkGuide(file: string, markdown: string): string[] {
  const folder = path.posix.dirname(file)
  const { spans, links, fenced } = readGuide(markdown)
  const commands = fenced.flatMap((line) => line.match(/\bnpm (?:run )?[\w:.-]+/g) ?? [])
  return [
    ...spans.map((span) => checkSpan(span, folder)),
    ...links.map((link) => checkPath(link.replace(/#.*$/, ''), folder)),
    ...commands.map(checkScript),
  ].flatMap((problem) => (problem === null ? [] : [`${file}: ${problem}`]))
}
