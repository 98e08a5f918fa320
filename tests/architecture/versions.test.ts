import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readSource } from './source/tree'

/**
 * Versions below which a known hole is open, and versions that must move together. Limits: only direct
 * dependencies; what they bring along is for the audit of the registry.
 */
const versions = z.record(z.string(), z.string())
const manifestShape = z.object({
  dependencies: versions,
  devDependencies: versions,
  optionalDependencies: versions.default({}),
})
const lockShape = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(z.string(), z.looseObject({ version: z.string().optional() })),
})

const manifest = manifestShape.parse(JSON.parse(readSource('package.json')))
const { packages } = lockShape.parse(JSON.parse(readSource('package-lock.json')))
const asked = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }

const installed = (name: string): string => packages[`node_modules/${name}`]?.version ?? 'not installed'

const numbersOf = (version: string): number[] =>
  (/^\d+(?:\.\d+)*/.exec(version)?.[0] ?? '').split('.').map(Number)

function isAtLeast(version: string, least: string): boolean {
  const [have, want] = [numbersOf(version), numbersOf(least)]
  const at = want.findIndex((part, index) => part !== (have[index] ?? 0))
  return at < 0 || (have[at] ?? 0) > (want[at] ?? 0)
}

const isExact = (version: string): boolean => /^\d+\.\d+\.\d+(?:-[\w.-]+)?$/.test(version)

describe('versions', () => {
  it.each([
    ['next', '16.2.11'],
    ['react', '19.2.6'],
    ['react-dom', '19.2.6'],
    ['next-auth', '4.24.12'],
  ])('%s is at least %s [R53]', (name, least) => {
    expect(isAtLeast(installed(name), least), installed(name)).toBe(true)
  })

  it('of Prisma are one and the same: client, CLI, adapter and schema engine', () => {
    const trio = ['prisma', '@prisma/client', '@prisma/adapter-pg'].map(installed)
    expect(trio).toEqual(['7.10.0', '7.10.0', '7.10.0'])
    expect(installed('@prisma/schema-engine-wasm')).toMatch(/^7\.10\.0-/)
  })

  it('of ioredis stay at 5: the stand-in speaks to no other', () => {
    expect(numbersOf(installed('ioredis'))[0]).toBe(5)
  })

  it('are exact, so that nothing changes by itself, the limiter above all: we strip a line of its scripts', () => {
    expect(Object.entries(asked).filter(([, version]) => !isExact(version))).toEqual([])
    expect(asked['@upstash/ratelimit']).toMatch(/^2\./)
  })

  it('are those of the lockfile', () => {
    const inLock = Object.entries(asked).filter(([name]) => `node_modules/${name}` in packages)
    expect(inLock.filter(([name, version]) => installed(name) !== version)).toEqual([])
    expect(inLock.length).toBe(Object.keys(asked).length)
  })
})

describe('this check', () => {
  it('compares numbers and not letters', () => {
    expect(isAtLeast('16.10.0', '16.2.11')).toBe(true)
    expect(isAtLeast('16.2.10', '16.2.11')).toBe(false)
    expect(isAtLeast('15.9.9', '16.2.11')).toBe(false)
    expect(isAtLeast('not installed', '16.2.11')).toBe(false)
    expect(['^1.2.3', '~1.2.3', '1.x', 'latest', '*', '1.2'].filter(isExact)).toEqual([])
  })
})
