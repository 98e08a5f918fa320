import { startStandIn } from './server'

// Started by the launcher when no Redis server is on PATH: REDIS_PORT=6379 node --import tsx services/redis/stand-in/main.ts
const { port } = await startStandIn(Number(process.env.REDIS_PORT ?? 0))
console.log(JSON.stringify({ ready: true, port }))
console.log('In memory only: sessions and counters end with this process.')
process.once('SIGTERM', () => process.exit(0))
