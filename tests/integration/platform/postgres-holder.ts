import { startServices } from '@/services/launcher'

// A launcher to be killed by a test: node services/start.mjs tests/integration/platform/postgres-holder.ts
const services = await startServices({
  env: {},
  dataDir: process.env.DATA_DIR ?? '',
  only: ['postgres', 'redis'],
  redis: 'stand-in',
})
process.stdout.write(`${JSON.stringify(services.env)}\n`)
