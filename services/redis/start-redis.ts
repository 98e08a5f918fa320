import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LaunchError } from '../launch-error'
import { anyFreePort, keptPort } from '../ports'
import { tailOf } from '../process/child-log'
import { StoppingError, type SupervisedChild, type Supervisor } from '../process/supervisor'
import { typescriptArgs } from '../process/typescript-args'
import { findRedisServer, type RedisProgram } from './find-server'
import { waitForRedis } from './wait-for-redis'

export type RedisChoice = 'auto' | 'real' | 'stand-in'

export interface RedisService {
  url: string
  kind: 'real' | 'stand-in'
  title: string
  folder: string
  child: SupervisedChild
}

interface RedisOptions {
  dataDir: string
  choice: RedisChoice
  supervisor: Supervisor
}

const attempts = 4

function realArgs(port: number, folder: string): string[] {
  const settings = {
    port: String(port),
    bind: '127.0.0.1',
    dir: folder,
    appendonly: 'yes',
    appendfsync: 'everysec',
    // A session that is pushed out by newer keys would be a logout nobody asked for.
    'maxmemory-policy': 'noeviction',
    save: '',
    daemonize: 'no',
  }
  return Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value])
}

function choose(choice: RedisChoice): { program: RedisProgram | null; remark: string } {
  const { program, tooOld } = findRedisServer()
  if (choice === 'stand-in') return { program: null, remark: '' }
  if (program === null && choice === 'real') {
    throw new LaunchError('No redis-server or valkey-server of version 7 or newer is on PATH')
  }
  return { program, remark: tooOld === null ? '' : ` (${tooOld.command} ${tooOld.version} is too old)` }
}

export async function startRedis({ dataDir, choice, supervisor }: RedisOptions): Promise<RedisService> {
  const { program, remark } = choose(choice)
  const folder = join(dataDir, 'redis')
  const logFile = join(dataDir, 'logs', 'redis.log')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const port = await keptPort(dataDir, 'redis', anyFreePort)
    const standIn = typescriptArgs(fileURLToPath(new URL('./stand-in/main.ts', import.meta.url)))
    const child = supervisor.start({
      name: 'redis',
      command: program?.command ?? process.execPath,
      args: program === null ? standIn : realArgs(port, folder),
      cwd: folder,
      env: { ...process.env, REDIS_PORT: String(port) },
      logFile,
    })
    if (await waitForRedis(port, child)) {
      return {
        url: `redis://127.0.0.1:${port}`,
        kind: program === null ? 'stand-in' : 'real',
        title: program === null ? `Redis stand-in${remark}` : `${program.command} ${program.version}`,
        folder: program === null ? 'in memory: sessions end with the process' : folder,
        child,
      }
    }
    if (child.isStopping()) throw new StoppingError('redis was asked to stop')
    await child.stop()
  }
  throw new LaunchError(`Redis did not start. Its log (${logFile}) ends with:\n${tailOf(logFile)}`)
}
