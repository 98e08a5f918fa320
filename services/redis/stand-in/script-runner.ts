import { createHash } from 'node:crypto'
import './lua-numbers'
import { type LuaState, lauxlib, lua, lualib, to_luastring as luaText } from 'fengari'
import { prelude } from './lua-prelude'
import { pushReply, pushText, readArguments, readReply, readText } from './lua-values'
import { RedisError, type Reply } from './reply'

type RunCommand = (args: string[]) => Reply

export interface ScriptRunner {
  /** Compiles and remembers; throws what is wrong with the text. */
  load(script: string): string
  has(sha: string): boolean
  run(sha: string, keys: string[], args: string[], command: RunCommand): Reply
  forget(): void
}

const chunkName = luaText('@user_script')
const badArguments = 'ERR Lua redis lib command arguments must be strings or integers'

function sha1(text: string): string {
  return createHash('sha1').update(text, 'latin1').digest('hex')
}

function setGlobalList(L: LuaState, name: string, items: string[]): void {
  lua.lua_pushglobaltable(L)
  pushText(L, name)
  pushReply(L, items)
  // Raw: scripts themselves may not set globals.
  lua.lua_rawset(L, -3)
  lua.lua_pop(L, 1)
}

/** " script: <sha>, on @user_script:3." as Redis 7 adds to what a script dies of. */
function blame(sha: string, where: string): string {
  const line = /user_script:(\d+)/.exec(where)?.[1] ?? '1'
  return ` script: ${sha}, on @user_script:${line}.`
}

export function createScriptRunner(): ScriptRunner {
  const compiled = new Map<string, number>()
  let current: { sha: string; command: RunCommand } | null = null
  const L = lauxlib.luaL_newstate()

  const callRedis = (isProtected: boolean) => (state: LuaState) => {
    const args = readArguments(state)
    let reply: Reply
    if (args === null || args.length === 0 || current === null) reply = new RedisError(badArguments)
    else reply = current.command(args)
    if (reply instanceof RedisError && !isProtected) {
      lauxlib.luaL_where(state, 1)
      const where = readText(state, -1)
      pushReply(state, new RedisError(reply.message + blame(current?.sha ?? '', where)))
      return lua.lua_error(state)
    }
    pushReply(state, reply)
    return 1
  }
  const sha1hex = (state: LuaState): number => {
    pushText(state, sha1(readText(state, 1)))
    return 1
  }

  const setUp = (): void => {
    lualib.luaL_openlibs(L)
    lua.lua_pushglobaltable(L)
    pushText(L, 'redis')
    lua.lua_createtable(L, 0, 3)
    for (const [name, run] of Object.entries({ call: callRedis(false), pcall: callRedis(true), sha1hex })) {
      pushText(L, name)
      lua.lua_pushjsfunction(L, run)
      lua.lua_rawset(L, -3)
    }
    lua.lua_rawset(L, -3)
    lua.lua_pop(L, 1)
    const text = luaText(prelude)
    lauxlib.luaL_loadbuffer(L, text, text.length, luaText('@prelude'))
    lua.lua_call(L, 0, 0)
  }
  setUp()

  const load = (script: string): string => {
    const sha = sha1(script)
    if (compiled.has(sha)) return sha
    // The one line that real Redis refuses and that @upstash/ratelimit brings: refused here too, with the same words.
    const flags = /^#!lua flags=(\S+)/.exec(script)?.[1]
    if (flags !== undefined) throw new RedisError(`ERR Unexpected flag in script shebang: ${flags}`)
    const text = Uint8Array.from(Buffer.from(script, 'latin1'))
    if (lauxlib.luaL_loadbuffer(L, text, text.length, chunkName) !== lua.LUA_OK) {
      const why = readText(L, -1)
      lua.lua_settop(L, 0)
      throw new RedisError(`ERR Error compiling script (new function): ${why}`)
    }
    compiled.set(sha, lauxlib.luaL_ref(L, lua.LUA_REGISTRYINDEX))
    return sha
  }

  const failure = (sha: string): RedisError => {
    const reply = readReply(L)
    if (reply instanceof RedisError) return reply
    const text = String(reply)
    return new RedisError(`ERR ${text}${blame(sha, text)}`)
  }

  const run = (sha: string, keys: string[], args: string[], command: RunCommand): Reply => {
    setGlobalList(L, 'KEYS', keys)
    setGlobalList(L, 'ARGV', args)
    lua.lua_rawgeti(L, lua.LUA_REGISTRYINDEX, compiled.get(sha) ?? 0)
    current = { sha, command }
    try {
      const isFine = lua.lua_pcall(L, 0, 1, 0) === lua.LUA_OK
      return isFine ? readReply(L) : failure(sha)
    } finally {
      current = null
      lua.lua_settop(L, 0)
    }
  }

  return { load, has: (sha) => compiled.has(sha), run, forget: () => compiled.clear() }
}
