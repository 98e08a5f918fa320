import type { EventEmitter } from 'node:events'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import { DatabaseError, Pool } from 'pg'

/**
 * Two corrections to the ordinary adapter, which was made for queries and not for migrations.
 *
 * Its executeScript cuts a script at every semicolon, also inside a function body, a string or a comment, and sends
 * the pieces one by one, so that a failure in the middle leaves a half-applied migration. Sent whole, PostgreSQL runs
 * the script as one transaction (protocol-flow, "Multiple Statements in a Simple Query").
 *
 * adapter-pg 7.10 also refuses the catalogue's one-byte "char" (prisma/orm#27403) and the engine asks for exactly that type
 * when it looks at an existing database. The column is let through as a uuid, a type no catalogue query
 * returns, and handed to the engine under its right name.
 */
const charOid = 18
const disguiseOid = 2950

interface RowDescription {
  fields: { dataTypeID: number }[]
}

export interface CatalogAdapter {
  factory: SqlMigrationAwareDriverAdapterFactory
  close(): Promise<void>
}

async function runWhole(pool: Pool, script: string): Promise<void> {
  try {
    await pool.query(script)
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error
    const line = script.slice(0, Number(error.position ?? 0)).split('\n').length
    throw new DriverAdapterError({
      kind: 'postgres',
      code: error.code ?? '',
      severity: error.severity ?? 'ERROR',
      message: error.position === undefined ? error.message : `${error.message} (line ${line})`,
      detail: error.detail,
      column: error.column,
      hint: error.hint,
    })
  }
}

export function openCatalogAdapter(databaseUrl: string): CatalogAdapter {
  const pool = new Pool({ connectionString: databaseUrl, max: 2 })
  pool.on('connect', (client) => {
    const { connection } = client as unknown as { connection: EventEmitter }
    connection.prependListener('rowDescription', ({ fields }: RowDescription) => {
      for (const field of fields) if (field.dataTypeID === charOid) field.dataTypeID = disguiseOid
    })
  })
  // A connection lost while idle is reported by the next query; without a listener it would end the process.
  pool.on('error', () => {})
  const factory = new PrismaPg(pool)
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    const read = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (sql) => {
      const found = await read(sql)
      const named = (type: (typeof found.columnTypes)[number]) =>
        type === ColumnTypeEnum.Uuid ? ColumnTypeEnum.Character : type
      return { ...found, columnTypes: found.columnTypes.map(named) }
    }
    adapter.executeScript = (script) => runWhole(pool, script)
    return adapter
  }
  return { factory, close: () => pool.end() }
}
