/** What we use of Lua's C interface in fengari (lua.org/manual/5.3, section 4). Indexes are positions on its stack. */
declare module 'fengari' {
  export interface LuaState {
    readonly __state: unique symbol
  }
  export type LuaText = Uint8Array

  export function to_luastring(text: string): LuaText
  export const lua: {
    LUA_OK: number
    LUA_REGISTRYINDEX: number
    LUA_TNIL: number
    LUA_TBOOLEAN: number
    LUA_TNUMBER: number
    LUA_TSTRING: number
    LUA_TTABLE: number
    lua_call(L: LuaState, args: number, results: number): void
    lua_createtable(L: LuaState, items: number, fields: number): void
    lua_error(L: LuaState): never
    lua_gettop(L: LuaState): number
    lua_pcall(L: LuaState, args: number, results: number, handler: number): number
    lua_pop(L: LuaState, count: number): void
    lua_pushboolean(L: LuaState, value: boolean): void
    lua_pushglobaltable(L: LuaState): void
    lua_pushjsfunction(L: LuaState, run: (L: LuaState) => number): void
    lua_pushlstring(L: LuaState, text: LuaText, length: number): void
    lua_pushnumber(L: LuaState, value: number): void
    lua_rawget(L: LuaState, table: number): number
    lua_rawgeti(L: LuaState, table: number, index: number): number
    lua_rawset(L: LuaState, table: number): void
    lua_rawseti(L: LuaState, table: number, index: number): void
    lua_settop(L: LuaState, top: number): void
    lua_toboolean(L: LuaState, index: number): boolean
    lua_tonumber(L: LuaState, index: number): number
    lua_tostring(L: LuaState, index: number): LuaText | null
    lua_type(L: LuaState, index: number): number
  }
  export const lauxlib: {
    luaL_loadbuffer(L: LuaState, code: LuaText, length: number, name: LuaText): number
    luaL_newstate(): LuaState
    luaL_ref(L: LuaState, table: number): number
    luaL_where(L: LuaState, level: number): void
  }
  export const lualib: { luaL_openlibs(L: LuaState): void }
}
