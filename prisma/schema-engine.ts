import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'
import { openCatalogAdapter } from './catalog-adapter'

let loading: Promise<void> | null = null

/** The package expects a bundler to turn its .wasm import into a module; Node is handed the two halves here. */
async function load(): Promise<void> {
  const file = fileURLToPath(
    new URL('schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm')),
  )
  const imports = { './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports }
  const { instance } = await WebAssembly.instantiate(readFileSync(file), imports)
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  // The engine reports a panic through this global before it aborts (prisma-engines, wasm panic hook).
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => console.error(`The schema engine panicked: ${message}`),
    },
  })
}

export interface OpenEngine {
  engine: glue.SchemaEngine
  scriptFailure(): string | null
  close(): Promise<void>
}

/** Everything in the schema is ours: nothing is left out of a comparison. */
export const noFilters = { externalTables: [], externalEnums: [] }

/** Prisma's own engine as WebAssembly: the same migrations table and the same SQL as the CLI, nothing to download. */
export async function openSchemaEngine(databaseUrl: string, schema: string): Promise<OpenEngine> {
  loading ??= load()
  await loading
  const { factory, scriptFailure, close } = openCatalogAdapter(databaseUrl)
  const engine = await glue.SchemaEngine.new(
    { datamodels: [['prisma/schema.prisma', schema]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  )
  return {
    engine,
    scriptFailure,
    close: async () => {
      engine.free()
      await close()
    },
  }
}
