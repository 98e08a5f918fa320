import { isAllowed, libFolderOf, topLevelOf } from './allowed'
import {
  anyDomain,
  environmentHomes,
  generatedClientHomes,
  libFolders,
  packageHomes,
  singleFiles,
  topLevel,
} from './layers'
import { type Link, type Module, ownLinks } from './modules'
import { readsEnvironment } from './reads-environment'

/** Says what is wrong with one module, one sentence each; nothing when it is in order. */
export type Rule = (module: Module) => string[]

const at = (module: Module, link: Link, why: string): string =>
  `${module.path}:${link.line} imports '${link.specifier ?? 'a computed name'}': ${why}`

const where =
  (isWrong: (module: Module, link: Link) => boolean, why: string): Rule =>
  (module) =>
    module.links.filter((link) => isWrong(module, link)).map((link) => at(module, link, why))

const staysBelow: Rule = (module) => {
  const own = topLevelOf(module.path)
  return ownLinks(module)
    .filter(({ file }) => topLevelOf(file) !== own && !isAllowed(file, topLevel[own] ?? []))
    .map((link) => at(module, link, `${own} may not reach there (topLevel in layers.ts)`))
}

const staysBelowInLib: Rule = (module) => {
  const own = libFolderOf(module.path)
  if (own === null) return []
  const bare = module.path.replace(/\.tsx?$/, '')
  const allowed = singleFiles[bare] ?? libFolders[own] ?? anyDomain
  return ownLinks(module)
    .filter(
      ({ file }) => topLevelOf(file) === 'lib' && libFolderOf(file) !== own && !isAllowed(file, allowed),
    )
    .map((link) => at(module, link, `lib/${own} may not reach there (libFolders in layers.ts)`))
}

const ownRepositoryOnly: Rule = (module) =>
  ownLinks(module)
    .filter(
      ({ file }) =>
        /^lib\/[^/]+\/(?:[a-z]+-)?repository\.ts$/.test(file) && !module.path.startsWith('tests/'),
    )
    .filter(({ file }) => libFolderOf(file) !== libFolderOf(module.path))
    .map((link) => at(module, link, "a repository is its own domain's business; call a use-case"))

const packagesAtHome: Rule = where(
  (module, link) => link.package !== null && packageHomes[link.package]?.test(module.path) === false,
  'that package has one home (packageHomes in layers.ts)',
)

const coreIsPure: Rule = where(
  (module, link) => module.path.startsWith('lib/core/') && link.package !== null && link.package !== 'zod',
  'core knows zod and nothing else, so that it runs anywhere',
)

const prismaAtHome: Rule = where(
  (module, link) =>
    link.file?.startsWith('prisma/generated/') === true && !generatedClientHomes.test(module.path),
  'the Prisma client lives in platform/db and in repositories',
)

/** `db()` is the client itself; `withTransaction`, `Db`, `pingDb` and the error checks carry no query. */
const clientInRepositories: Rule = where(
  (module, link) =>
    link.file === 'lib/platform/db.ts' &&
    /^(?:app|components|lib)\//.test(module.path) &&
    !/^lib\/[^/]+\/(?:[a-z]+-)?repository\.ts$/.test(module.path) &&
    link.names.some((name) => name === 'db' || name === '*'),
  'only a repository may take the client',
)

const nothingComputed: Rule = where(
  (module, link) => link.specifier === null && /^(?:app|components|lib)\//.test(module.path),
  'a computed import hides from every rule here',
)

const everythingExists: Rule = where((_, link) => !link.exists, 'there is no such file')

const environmentAtHome: Rule = (module) =>
  environmentHomes.test(module.path)
    ? []
    : readsEnvironment(module).map(
        (line) => `${module.path}:${line} reads process.env: ask lib/platform/env.ts`,
      )

/** By name, so that each can be proven on a bad sample (see imports.test.ts). */
export const rules = {
  staysBelow,
  staysBelowInLib,
  ownRepositoryOnly,
  packagesAtHome,
  coreIsPure,
  prismaAtHome,
  clientInRepositories,
  nothingComputed,
  everythingExists,
  environmentAtHome,
} satisfies Record<string, Rule>
