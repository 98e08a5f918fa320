import { spawnSync } from 'node:child_process'

export interface RedisProgram {
  command: string
  version: string
}

/** PEXPIREAT ... NX and GT, which the session scripts use, came with Redis 7.0 (redis.io/commands/pexpireat). */
const oldestMajor = 7

function versionOf(command: string): string | null {
  const { stdout, status } = spawnSync(command, ['--version'], { encoding: 'utf8' })
  return status === 0 ? (/v=(\d+\.\d+\.\d+)/.exec(stdout)?.[1] ?? null) : null
}

export interface Found {
  program: RedisProgram | null
  /** One that is there and cannot be used, to be told. */
  tooOld: RedisProgram | null
}

export function findRedisServer(): Found {
  let tooOld: RedisProgram | null = null
  for (const command of ['valkey-server', 'redis-server']) {
    const version = versionOf(command)
    if (version === null) continue
    if (Number.parseInt(version, 10) >= oldestMajor) return { program: { command, version }, tooOld }
    tooOld = { command, version }
  }
  return { program: null, tooOld }
}
