import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { z } from 'zod'
import { publicNowSql } from '@/lib/core/public-now'
import { Prisma, PrismaClient } from '@/prisma/generated/client'
import { env } from './env'

/** Either the client or a transaction of it: what a repository function runs on. */
export type Db = Prisma.TransactionClient

/** SQL over a clip `v`: whether everybody may watch it now. */
export const publicClip = Prisma.raw(publicNowSql)

/** A statement that takes longer than this is stuck, not slow: free the connection (reliability row 2). */
const statementTimeoutMs = 5_000
/** Also how long a query waits for a free connection: a burst is queued, an address that swallows packets is given up. */
const connectTimeoutMs = 5_000
const poolSize = 10

/** Kept on `globalThis` because `next dev` loads this module again at every edit. */
const holder = globalThis as typeof globalThis & { morselDb?: PrismaClient }

/** The process-wide Prisma client. */
export function db(): PrismaClient {
  holder.morselDb ??= new PrismaClient({
    adapter: new PrismaPg({
      connectionString: env().DATABASE_URL,
      max: poolSize,
      connectionTimeoutMillis: connectTimeoutMs,
      statement_timeout: statementTimeoutMs,
      // The server enforces that one; a connection that fell silent on the way needs a limit of our own.
      query_timeout: statementTimeoutMs + 1_000,
      keepAlive: true,
      // The adapter drops a time's offset: in any other zone every stored moment would be off by it.
      options: '-c timezone=UTC',
    }),
  })
  return holder.morselDb
}

/** Runs `work` in one transaction; hand its `tx` to the repositories. */
export function withTransaction<Result>(work: (tx: Db) => Promise<Result>): Promise<Result> {
  return db().$transaction(work, { timeout: statementTimeoutMs, maxWait: connectTimeoutMs })
}

/** The constraint that an insert broke, by column names, or null when `error` is something else. */
export function brokenUnique(error: unknown): string | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') return null
  return JSON.stringify(error.meta ?? {})
}

/** Prisma's own codes for "not now": unreachable, timed out, closed, pool exhausted, too many connections. */
const unavailableCodes = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034', 'P2037'])

const driverErrorShape = z.object({
  driverAdapterError: z.object({
    cause: z.object({ kind: z.string().default(''), originalCode: z.string().default('') }),
  }),
})
const unavailableKinds = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
])

/** SQLSTATE classes 08 (connection) and 57P0x (shutting down, starting up), and 57014 (statement timeout). */
const unavailableState = /^(?:08|57P0[1-3]|57014)/

/** A raw query fails with one code for everything (P2010); what happened stands in the driver's own error. */
function isDriverUnavailable(meta: unknown): boolean {
  const found = driverErrorShape.safeParse(meta)
  if (!found.success) return false
  const { kind, originalCode } = found.data.driverAdapterError.cause
  return unavailableKinds.has(kind) || unavailableState.test(originalCode)
}

/** Connection refused, pool exhausted, server starting: worth a 503 and another try, not a 500. */
export function isDbUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof Prisma.PrismaClientInitializationError) return true
  if (error instanceof Prisma.PrismaClientKnownRequestError)
    return unavailableCodes.has(error.code) || isDriverUnavailable(error.meta)
  return /ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|EPIPE|Connection terminated|Query read timeout|timeout exceeded when trying to connect/.test(
    `${error.message} ${error.cause instanceof Error ? error.cause.message : ''}`,
  )
}

/** One round trip, to tell whether Postgres answers. */
export async function pingDb(): Promise<void> {
  await db().$queryRaw`SELECT 1`
}
