import { type Import, readImports } from './read-imports'
import { codeTokens, type Token } from './tokens'
import { isCode, listFiles, readSource, resolveImport } from './tree'

export type Link = Import & {
  /** Path from the root, or null for a package or a computed specifier. */
  file: string | null
  package: string | null
  exists: boolean
}

export type Module = { path: string; tokens: Token[]; links: Link[] }

function toLink(from: string, found: Import): Link {
  if (found.specifier === null) return { ...found, file: null, package: null, exists: true }
  const target = resolveImport(from, found.specifier)
  if ('package' in target) return { ...found, file: null, package: target.package, exists: true }
  return { ...found, file: target.file, package: null, exists: target.exists }
}

export function toModule(path: string, source: string): Module {
  return {
    path,
    tokens: codeTokens(source),
    links: readImports(source).map((found) => toLink(path, found)),
  }
}

export type Modules = ReadonlyMap<string, Module>

/** Every hand-written code file of the repository. */
export function readModules(): Modules {
  const files = listFiles().filter(isCode)
  return new Map(files.map((file) => [file, toModule(file, readSource(file))]))
}

export function ownLinks(module: Module): (Link & { file: string })[] {
  return module.links.flatMap((link) => (link.file === null ? [] : [{ ...link, file: link.file }]))
}

/** Everything that the given files reach through imports, themselves included. */
export function reachable(modules: Modules, starts: readonly string[]): Set<string> {
  const seen = new Set<string>()
  const queue = [...starts]
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    const module = modules.get(file)
    if (module) queue.push(...ownLinks(module).map((link) => link.file))
  }
  return seen
}

const hasDirective = (module: Module, directive: string): boolean =>
  module.tokens[0]?.kind === 'string' && module.tokens[0].text === directive

export const isClient = (module: Module): boolean => hasDirective(module, 'use client')

export const isServerOnly = (module: Module): boolean =>
  module.links.some((link) => link.package === 'server-only')
