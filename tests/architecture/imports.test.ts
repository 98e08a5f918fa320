import { describe, expect, it } from 'vitest'
import { findClientLeaks, findUnmarked, findWronglyMarked } from './source/client-rules'
import { libFolders, packageHomes, topLevel } from './source/layers'
import { type Modules, readModules, toModule } from './source/modules'
import { rules } from './source/rules'
import { listFiles } from './source/tree'

/**
 * The layer map of lib/README.md. Types count as imports. Limits: files that are named and not imported
 * (`new URL('./x', import.meta.url)`), and what a package does inside, are not seen.
 */
const modules = readModules()

const sample = (files: Record<string, string>): Modules =>
  new Map(Object.entries(files).map(([path, source]) => [path, toModule(path, source)]))

/** For each rule, modules that break it: a rule that finds nothing would pass for ever. */
const bad: Record<keyof typeof rules, [path: string, source: string][]> = {
  staysBelow: [
    ['lib/feed/a.ts', "import type { Props } from '@/components/feed/video-slide'"],
    ['lib/feed/a.ts', "export { GET } from '../../app/api/feed/route'"],
    ['lib/videos/a.ts', "const { start } = await import('@/services/launcher')"],
    ['components/ui/a.tsx', "import { fixtures } from '../../tests/support/actors'"],
    ['components/ui/a.tsx', "import config from '@/app/layout'"],
    ['services/a.ts', "import { env } from '../lib/platform/env'"],
    ['bench/a.ts', "type Feed = import('@/lib/feed/schema').FeedPage"],
    ['middleware.ts', "import { requireActor } from '@/lib/auth/session'"],
    ['brand-new/a.ts', "import '@/lib/core/time'"],
  ],
  staysBelowInLib: [
    ['lib/core/a.ts', "import { env } from '@/lib/platform/env'"],
    ['lib/platform/a.ts', "import { limits } from '../rate-limit/limits'"],
    ['lib/storage/a.ts', "import type { VideoDto } from '@/lib/videos/schema'"],
    ['lib/videos/a.ts', "import { getFeedPage } from '@/lib/feed/get-feed-page'"],
    ['lib/videos/a.ts', "import { route } from '@/lib/http/route'"],
    ['lib/auth/a.ts', "import { requireOwnVideo } from '@/lib/videos/get-own-video'"],
    ['lib/http/a.ts', "import { startUpload } from '@/lib/videos/start-upload'"],
    ['lib/jobs/queue.ts', "import { removeVideo } from '@/lib/videos/delete-video'"],
    ['lib/brand-new/a.ts', "import { startUpload } from '@/lib/videos/start-upload'"],
  ],
  ownRepositoryOnly: [
    ['lib/engagement/a.ts', "import { findVideo } from '@/lib/videos/repository'"],
    ['app/page.tsx', "import { listFeedRows } from '@/lib/feed/repository'"],
    ['app/page.tsx', "import { sumTickets } from '@/lib/videos/quota-repository'"],
  ],
  packagesAtHome: [
    ['lib/videos/a.ts', "import { v2 } from 'cloudinary'"],
    ['lib/auth/a.ts', "import type { Redis } from 'ioredis'"],
    ['lib/videos/a.ts', "import PgBoss from 'pg-boss'"],
    ['lib/videos/a.ts', "import { headers } from 'next/headers'"],
    ['lib/feed/a.ts', "import { Client } from 'pg'"],
    ['app/page.tsx', "import { PrismaClient } from '@prisma/client'"],
    ['components/auth/a.tsx', "import { signIn } from 'next-auth/react'"],
  ],
  coreIsPure: [['lib/core/a.ts', "import { createHash } from 'node:crypto'"]],
  prismaAtHome: [
    ['lib/videos/a.ts', "import type { Prisma } from '@/prisma/generated/client'"],
    ['app/page.tsx', "import { Role } from '../prisma/generated/enums'"],
  ],
  clientInRepositories: [
    ['lib/videos/a.ts', "import { type Db, db as client } from '@/lib/platform/db'"],
    ['app/page.tsx', "import * as database from '@/lib/platform/db'"],
  ],
  nothingComputed: [['lib/feed/a.ts', 'await import(`@/services/` + name)']],
  everythingExists: [['lib/feed/a.ts', "import './not-there'"]],
  environmentAtHome: [
    ['app/page.tsx', 'const origin = process.env.APP_ORIGIN'],
    ['lib/feed/a.ts', "const secret = process['env'].AUTH_SECRET"],
    ['lib/feed/a.ts', 'const { env } = process'],
    ['components/a.tsx', "import { env } from 'node:process'"],
  ],
}

describe.each(Object.entries(rules))('%s', (name, rule) => {
  it('holds', () => {
    expect([...modules.values()].flatMap(rule)).toEqual([])
  })

  it.each(bad[name as keyof typeof rules])('refuses in %s: %s', (path, source) => {
    expect(rule(toModule(path, source))).toHaveLength(1)
  })
})

describe('what reaches a browser [R55]', () => {
  it('is client-safe', () => {
    expect(findClientLeaks(modules)).toEqual([])
  })

  it.each([
    ['a use-case', { 'lib/feed/get-feed-page.ts': "import 'server-only'" }, '@/lib/feed/get-feed-page'],
    ['the media server', {}, '@/services/launcher'],
    ['a route', {}, '@/app/api/feed/route'],
  ])('is refused when it is %s, also one step further', (_, files, specifier) => {
    const direct = sample({
      ...files,
      'components/a.tsx': `'use client'\nimport type { X } from '${specifier}'`,
    })
    const further = sample({
      ...files,
      'components/a.tsx': "'use client'\nimport './b'",
      'components/b.ts': `import type { X } from '${specifier}'`,
    })
    expect(findClientLeaks(direct).length).toBeGreaterThan(0)
    expect(findClientLeaks(further).length).toBeGreaterThan(0)
  })

  it('never carries the server-only marker, and everything else under lib does', () => {
    expect(findUnmarked(modules)).toEqual([])
    expect(findWronglyMarked(modules)).toEqual([])
  })

  it('notices a missing and a wrong marker', () => {
    expect(findUnmarked(sample({ 'lib/feed/a.ts': 'export const a = 1' }))).toHaveLength(1)
    expect(findWronglyMarked(sample({ 'lib/feed/schema.ts': "import 'server-only'" }))).toHaveLength(1)
  })
})

describe('the map itself', () => {
  it('has a line for every top-level folder; under lib an unknown one gets the strictest', () => {
    const tops = new Set(
      [...modules.keys()].filter((file) => file.includes('/')).map((file) => file.split('/')[0]),
    )
    expect([...tops].filter((top) => top && !(top in topLevel))).toEqual([])
    expect(modules.size).toBeGreaterThan(100)
  })

  it('names no folder or package that is gone', () => {
    const folders = new Set(listFiles('lib').map((file) => file.split('/')[1]))
    expect(Object.keys(libFolders).filter((folder) => !folders.has(folder))).toEqual([])
    expect(Object.keys(packageHomes)).not.toContain('')
  })
})
