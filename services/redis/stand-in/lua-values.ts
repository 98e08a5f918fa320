import './lua-numbers'
import { type LuaState, lua } from 'fengari'
import { RedisError, type Reply, Status } from './reply'

export function pushText(L: LuaState, text: string): void {
  const bytes = Uint8Array.from(Buffer.from(text, 'latin1'))
  lua.lua_pushlstring(L, bytes, bytes.length)
}

export function readText(L: LuaState, index: number): string {
  return Buffer.from(lua.lua_tostring(L, index) ?? []).toString('latin1')
}

function pushField(L: LuaState, name: string, value: string): void {
  lua.lua_createtable(L, 0, 1)
  pushText(L, name)
  pushText(L, value)
  lua.lua_rawset(L, -3)
}

/** redis.io/docs/develop/programmability/lua-api, "RESP2 to Lua type conversion". */
export function pushReply(L: LuaState, reply: Reply): void {
  if (reply === null) lua.lua_pushboolean(L, false)
  else if (typeof reply === 'number') lua.lua_pushnumber(L, reply)
  else if (typeof reply === 'string') pushText(L, reply)
  else if (reply instanceof Status) pushField(L, 'ok', reply.text)
  else if (reply instanceof RedisError) pushField(L, 'err', reply.message)
  else {
    lua.lua_createtable(L, reply.length, 0)
    for (const [i, item] of reply.entries()) {
      pushReply(L, item)
      lua.lua_rawseti(L, -2, i + 1)
    }
  }
}

function readField(L: LuaState, table: number, name: string): string | null {
  pushText(L, name)
  lua.lua_rawget(L, table)
  const value = lua.lua_type(L, -1) === lua.LUA_TSTRING ? readText(L, -1) : null
  lua.lua_pop(L, 1)
  return value
}

function readTable(L: LuaState, table: number): Reply {
  const error = readField(L, table, 'err')
  if (error !== null) return new RedisError(error)
  const status = readField(L, table, 'ok')
  if (status !== null) return new Status(status)
  const items: Reply[] = []
  for (let i = 1; ; i += 1) {
    lua.lua_rawgeti(L, table, i)
    const isEnd = lua.lua_type(L, -1) === lua.LUA_TNIL
    if (!isEnd) items.push(readReply(L))
    lua.lua_pop(L, 1)
    // As in Redis, an array ends at its first nil.
    if (isEnd) return items
  }
}

/** The value on top of the stack as a reply: numbers lose their fraction, false is nil, true is 1. */
export function readReply(L: LuaState): Reply {
  const type = lua.lua_type(L, -1)
  if (type === lua.LUA_TSTRING) return readText(L, -1)
  if (type === lua.LUA_TNUMBER) return Math.trunc(lua.lua_tonumber(L, -1)) + 0
  if (type === lua.LUA_TBOOLEAN) return lua.lua_toboolean(L, -1) ? 1 : null
  return type === lua.LUA_TTABLE ? readTable(L, lua.lua_gettop(L)) : null
}

/** The arguments of redis.call; null when one is neither text nor number. */
export function readArguments(L: LuaState): string[] | null {
  const args: string[] = []
  for (let i = 1; i <= lua.lua_gettop(L); i += 1) {
    const type = lua.lua_type(L, i)
    if (type === lua.LUA_TSTRING) args.push(readText(L, i))
    else if (type === lua.LUA_TNUMBER) args.push(writeNumber(lua.lua_tonumber(L, i)))
    else return null
  }
  return args
}

/** Without an exponent as far as a double counts every integer: "1e+15" is no integer to INCRBY. */
function writeNumber(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e17 ? value.toFixed(0) : String(value)
}
