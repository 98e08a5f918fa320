import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRouteFile, readRouteSpecs } from './source/route-specs'
import { isCode, listFiles, readSource } from './source/tree'

/**
 * How big and how deep things may be, and what they may be called. Limits: only code files are measured; styles,
 * migrations and generated code are not.
 */
const maxLines = 300
const maxMedianLines = 70
const maxP90Lines = 200
const maxHandlerLines = 25
/** Path segments below the folder, the file included. */
const maxDepth = { lib: 3, app: 6 }

const drawers = /^(?:utils?|helpers?|misc|common)$/
const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

const files = listFiles().filter(isCode)
const isTest = (file: string): boolean => file.startsWith('tests/')

const countLines = (source: string): number => source.replace(/\n$/, '').split('\n').length

function tooLong(sources: [file: string, source: string][]): string[] {
  return sources
    .filter(([file]) => !isTest(file))
    .map(([file, source]): [string, number] => [file, countLines(source)])
    .filter(([, lines]) => lines > maxLines)
    .map(([file, lines]) => `${file} has ${lines} lines`)
}

const percentile = (sorted: number[], share: number): number =>
  sorted[Math.ceil(sorted.length * share) - 1] ?? 0

function tooDeep(all: string[]): string[] {
  return all.filter((file) => {
    const [top, ...below] = file.split('/')
    return (top === 'lib' || top === 'app') && below.length > maxDepth[top]
  })
}

/** `[videoId]`, `(feed)` and `[...nextauth]` are Next's own spelling, `vitest.config.ts` has two endings. */
function badNames(all: string[]): string[] {
  return all.filter((file) => {
    const parts = file.split('/')
    const name = parts.pop() ?? ''
    const stem = name.replace(/\.(?:tsx?|mts|mjs|jsx?)$/, '')
    const folders = parts.map((part) => part.replace(/^\((.+)\)$/, '$1'))
    const isOdd = (part: string): boolean =>
      !(kebab.test(part) || /^\[.+\]$/.test(part) || (parts[0] === 'app' && /\.[a-z]+$/.test(part))) ||
      drawers.test(part)
    return folders.some(isOdd) || !stem.split('.').every((part) => kebab.test(part)) || drawers.test(stem)
  })
}

const longHandlers = (specs: ReturnType<typeof readRouteSpecs>): string[] =>
  specs
    .filter(({ codeLines }) => codeLines > maxHandlerLines)
    .map((spec) => `${spec.file} ${spec.method}: ${spec.codeLines} lines`)

describe('sizes', () => {
  it(`no hand-written file has more than ${maxLines} lines`, () => {
    expect(tooLong(files.map((file) => [file, readSource(file)]))).toEqual([])
    expect(tooLong([['lib/a.ts', 'x\n'.repeat(maxLines + 1)]])).toHaveLength(1)
  })

  it(`half of lib, app and components have at most ${maxMedianLines} lines, nine in ten at most ${maxP90Lines}`, () => {
    const lines = files
      .filter((file) => /^(?:lib|app|components)\//.test(file))
      .map((file) => countLines(readSource(file)))
      .sort((a, b) => a - b)
    expect(lines.length).toBeGreaterThan(50)
    expect(percentile(lines, 0.5)).toBeLessThanOrEqual(maxMedianLines)
    expect(percentile(lines, 0.9)).toBeLessThanOrEqual(maxP90Lines)
  })

  it(`no route handler has more than ${maxHandlerLines} lines of code`, () => {
    expect(longHandlers(readRouteSpecs())).toEqual([])
    const long = `export const GET = route({\n${'  a,\n'.repeat(maxHandlerLines)}})`
    expect(longHandlers(readRouteFile('app/api/a/route.ts', long))).toHaveLength(1)
  })
})

describe('places and names', () => {
  it(`lie at most ${maxDepth.lib} deep under lib and ${maxDepth.app} under app`, () => {
    expect(tooDeep(files)).toEqual([])
    expect(tooDeep(['lib/a/b/c/d.ts', 'app/a/b/c/d/e/f/page.tsx', 'lib/a/b/c.ts'])).toHaveLength(2)
  })

  it('are kebab-case and say what is inside', () => {
    expect(badNames(files)).toEqual([])
    const bad = ['lib/videos/startUpload.ts', 'lib/Auth/a.ts', 'lib/utils/a.ts', 'components/helpers.ts']
    expect(badNames(bad)).toEqual(bad)
    const good = [
      'app/(feed)/v/[videoId]/page.tsx',
      'app/api/openapi.json/route.ts',
      'tests/vitest.config.ts',
    ]
    expect(badNames(good)).toEqual([])
  })

  it('no file is a barrel: it would blur client and server', () => {
    expect(files.filter((file) => path.basename(file).startsWith('index.'))).toEqual([])
  })
})
