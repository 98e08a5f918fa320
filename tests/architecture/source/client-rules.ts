import { isClient, isServerOnly, type Modules, ownLinks, reachable } from './modules'

/** What may be sent to a browser. The fonts are: `global-error` replaces the layout that would have brought them. */
const clientSafe = /^(?:components\/|lib\/core\/|lib\/[^/]+\/(?:schema|policy)\.ts$|app\/fonts\.ts$)|\.css$/

/** Files that a browser loads: those that say `'use client'` and all they reach. Types count: they drift into values. */
export function findClientLeaks(modules: Modules): string[] {
  const starts = [...modules.values()].filter(isClient).map(({ path }) => path)
  const isStart = new Set(starts)
  return [...reachable(modules, starts)].flatMap((file) => {
    const module = modules.get(file)
    if (!module) return []
    const marker = isServerOnly(module) ? [`${file} is server-only and reached from a client component`] : []
    const leaks = ownLinks(module)
      .filter((link) => !clientSafe.test(link.file) && !isStart.has(link.file))
      .map((link) => `${file}:${link.line} imports '${link.specifier}': not for the browser`)
    return [...marker, ...leaks]
  })
}

/** The gate runs where nothing server-only may be loaded, so whatever it needs goes without the marker. */
const runsAnywhere = /^lib\/(?:core\/.*|[^/]+\/(?:schema|policy))\.ts$/

/** Files under `lib/` that lack `import 'server-only'`. */
export function findUnmarked(modules: Modules): string[] {
  const gate = reachable(modules, ['lib/auth/gate.ts'])
  return [...modules.values()]
    .filter(({ path }) => path.startsWith('lib/') && !runsAnywhere.test(path) && !gate.has(path))
    .filter((module) => !isServerOnly(module))
    .map(({ path }) => `${path} lacks import 'server-only'`)
}

/** A marker in there would break the middleware on the edge, or every client component. */
export function findWronglyMarked(modules: Modules): string[] {
  const gate = reachable(modules, ['lib/auth/gate.ts'])
  return [...modules.values()]
    .filter(({ path }) => runsAnywhere.test(path) || gate.has(path))
    .filter(isServerOnly)
    .map(({ path }) => `${path} is marked server-only, but the browser or the gate needs it`)
}
