import { at, type Command, type CommandTable, parseInteger, wrongNumber } from './command'
import { hashCommands } from './hash-commands'
import { keyCommands } from './key-commands'
import { Keyspace } from './keyspace'
import { ok, RedisError, type Reply, Status } from './reply'
import type { ScriptRunner } from './script-runner'
import { setCommands } from './set-commands'
import { sortedSetCommands } from './sorted-set-commands'
import { stringCommands } from './string-commands'

const dataCommands: CommandTable = {
  ...keyCommands,
  ...stringCommands,
  ...hashCommands,
  ...setCommands,
  ...sortedSetCommands,
  time: {
    arity: 1,
    run: (db) => {
      const now = db.now()
      return [String(Math.floor(now / 1000)), String((now % 1000) * 1000)]
    },
  },
}

export interface Shared {
  databases: Keyspace[]
  scripts: ScriptRunner
}

/** What ioredis reads before it counts a connection as ready, and what a person looks for. */
const info = [
  '# Server',
  'redis_version:7.4.0',
  'redis_mode:standalone',
  'morsel_stand_in:1',
  '# Persistence',
  'loading:0',
  'aof_enabled:0',
  '# Replication',
  'role:master',
  '',
].join('\r\n')

type Handler = (args: string[]) => Reply

function checked(command: Command, name: string, count: number): void {
  const { arity } = command
  if (arity >= 0 ? count !== arity : count < -arity) throw wrongNumber(name)
}

/** One connection: its database number and its open transaction. */
export function createSession(shared: Shared): { execute(args: string[]): Reply } {
  let database = 0
  let queue: string[][] | null = null
  let isBroken = false

  const db = (): Keyspace => {
    const found = shared.databases[database] ?? new Keyspace()
    shared.databases[database] = found
    return found
  }

  const runData = (name: string, args: string[]): Reply => {
    const command = Object.hasOwn(dataCommands, name) ? dataCommands[name] : undefined
    if (command === undefined) {
      throw new RedisError(
        `ERR unknown command '${name}': the stand-in does not have it (services/redis/stand-in)`,
      )
    }
    checked(command, name, args.length + 1)
    return command.run(db(), args)
  }

  const fromScript = ([name = '', ...args]: string[]): Reply =>
    catching(() => runData(name.toLowerCase(), args))

  const runScript = (sha: string, [count = '', ...rest]: string[]): Reply => {
    const keys = parseInteger(count)
    if (keys < 0) throw new RedisError("ERR Number of keys can't be negative")
    if (keys > rest.length) throw new RedisError("ERR Number of keys can't be greater than number of args")
    const space = db()
    return space.freeze(() => shared.scripts.run(sha, rest.slice(0, keys), rest.slice(keys), fromScript))
  }

  const script: Handler = ([sub = '', ...args]) => {
    switch (sub.toUpperCase()) {
      case 'LOAD':
        return shared.scripts.load(at(args, 0))
      case 'EXISTS':
        return args.map((sha) => (shared.scripts.has(sha.toLowerCase()) ? 1 : 0))
      case 'FLUSH':
        shared.scripts.forget()
        return ok
      default:
        throw new RedisError(`ERR unknown subcommand '${sub}'. Try SCRIPT HELP.`)
    }
  }

  const exec: Handler = () => {
    const commands = queue
    const refused = isBroken
    queue = null
    isBroken = false
    if (commands === null) throw new RedisError('ERR EXEC without MULTI')
    if (refused) throw new RedisError('EXECABORT Transaction discarded because of previous errors.')
    return commands.map((command) => execute(command))
  }

  const connection: Record<string, Handler> = {
    ping: ([text]) => text ?? new Status('PONG'),
    echo: (args) => at(args, 0),
    auth: () => ok,
    quit: () => ok,
    client: ([sub = '']) => (sub.toUpperCase() === 'ID' ? 1 : ok),
    // RESP3 is refused, and clients then stay with RESP2.
    hello: ([version]) => {
      if (version !== undefined && version !== '2')
        throw new RedisError('NOPROTO unsupported protocol version')
      return ['server', 'redis', 'version', '7.4.0', 'proto', 2, 'mode', 'standalone', 'role', 'master']
    },
    info: () => info,
    config: () => [],
    command: () => [],
    select: (args) => {
      const index = parseInteger(at(args, 0))
      if (index < 0 || index > 15) throw new RedisError('ERR DB index is out of range')
      database = index
      return ok
    },
    flushall: () => {
      for (const space of shared.databases) space?.clear()
      return ok
    },
    eval: ([text = '', ...args]) => runScript(shared.scripts.load(text), args),
    evalsha: ([sha = '', ...args]) => {
      if (!shared.scripts.has(sha.toLowerCase())) {
        throw new RedisError('NOSCRIPT No matching script. Please use EVAL.')
      }
      return runScript(sha.toLowerCase(), args)
    },
    script,
    multi: () => {
      if (queue !== null) throw new RedisError('ERR MULTI calls can not be nested')
      queue = []
      return ok
    },
    exec,
    discard: () => {
      if (queue === null) throw new RedisError('ERR DISCARD without MULTI')
      queue = null
      isBroken = false
      return ok
    },
  }

  const dispatch = ([word = '', ...args]: string[]): Reply => {
    const name = word.toLowerCase()
    const handler = Object.hasOwn(connection, name) ? connection[name] : undefined
    const isControl = ['exec', 'discard', 'multi', 'quit'].includes(name)
    if (queue !== null && !isControl) {
      const wasBroken = isBroken
      // Until this one is found in order: one mistake spoils the whole transaction.
      isBroken = true
      const command = Object.hasOwn(dataCommands, name) ? dataCommands[name] : undefined
      if (command !== undefined) checked(command, name, args.length + 1)
      else if (handler === undefined) throw new RedisError(`ERR unknown command '${name}'`)
      isBroken = wasBroken
      queue.push([word, ...args])
      return new Status('QUEUED')
    }
    return handler === undefined ? runData(name, args) : handler(args)
  }

  const execute = (args: string[]): Reply => catching(() => dispatch(args))

  return { execute }
}

function catching(work: () => Reply): Reply {
  try {
    return work()
  } catch (error) {
    if (error instanceof RedisError) return error
    throw error
  }
}
