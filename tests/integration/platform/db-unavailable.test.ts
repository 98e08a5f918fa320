import net from 'node:net'
import { PrismaPg } from '@prisma/adapter-pg'
import { expect, it } from 'vitest'
import { isDbUnavailable } from '@/lib/platform/db'
import { PrismaClient } from '@/prisma/generated/client'

async function closedPort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as net.AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

it.each([
  ['a query of the client', (db: PrismaClient) => db.user.findFirst()],
  ['a raw query', (db: PrismaClient) => db.$queryRaw`SELECT 1`],
  ['a transaction', (db: PrismaClient) => db.$transaction((tx) => tx.user.count())],
])('knows that %s found no database', async (_name, ask) => {
  const connectionString = `postgresql://nobody:x@127.0.0.1:${await closedPort()}/none`
  const db = new PrismaClient({ adapter: new PrismaPg({ connectionString }) })
  const error: unknown = await ask(db).catch((thrown: unknown) => thrown)
  expect(isDbUnavailable(error)).toBe(true)
  await db.$disconnect()
})

it.each([
  ['the server shuts down', '57P01'],
  ['a statement took too long', '57014'],
])('knows that %s', async (_name, code) => {
  const db = new PrismaClient({
    adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL ?? '' }),
  })
  const raise = `DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '${code}'; END $$`
  const error: unknown = await db.$executeRawUnsafe(raise).catch((thrown: unknown) => thrown)
  expect(isDbUnavailable(error)).toBe(true)
  await db.$disconnect()
})

it('takes a wrong query for what it is', async () => {
  const db = new PrismaClient({
    adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL ?? '' }),
  })
  const error: unknown = await db.$queryRawUnsafe('SELECT nonsense').catch((thrown: unknown) => thrown)
  expect(isDbUnavailable(error)).toBe(false)
  await db.$disconnect()
})
