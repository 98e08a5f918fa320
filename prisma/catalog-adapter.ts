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
  /** What PostgreSQL said about the last script that failed: the engine keeps only the kind of error. */
  scriptFailure(): string | null
  close(): Promise<void>
}

function describeError(error: DatabaseError, script: string): string {
  const where = error.position === undefined ? '' : ` (line ${lineAt(script, Number(error.position))})`
  return [`${error.message}${where}`, error.detail, error.hint].filter(Boolean).join('\n')
}

function lineAt(script: string, position: number): number {
  return script.slice(0, position).split('\n').length
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
  let failure: string | null = null
  const runWhole = async (script: string): Promise<void> => {
    try {
      await pool.query(script)
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error
      failure = describeError(error, script)
      const { code = '', severity = 'ERROR', message, detail, column, hint } = error
      throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint })
    }
  }
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
    adapter.executeScript = runWhole
    return adapter
  }
  return { factory, scriptFailure: () => failure, close: () => pool.end() }
}
