import { createRequire } from 'node:module'

// Redis runs Lua 5.1, where every number is a double. fengari is Lua 5.3 with integers of 32 bits: a time in
// milliseconds would wrap around and 5.0 would print as "5.0". Import this before fengari itself.
interface NumberSlot {
  value: number
  ttisinteger(): boolean
  setfltvalue(value: number): void
}

interface ObjectModule {
  luaO_str2num(text: Uint8Array, into: NumberSlot): number
}

// fengari's own switch (luaconf.js), read once when it is loaded: 5.0 prints as "5".
process.env.FENGARICONF = JSON.stringify({ LUA_COMPAT_FLOATSTRING: true })

// Through require: only the module's own object can be changed, and the parser and the machine call through it. The
// whole of fengari comes first, because its modules import each other in a circle that works in one order only.
const load = createRequire(import.meta.url)
load('fengari')
const lobject = load('fengari/src/lobject.js') as ObjectModule
const parse = lobject.luaO_str2num

lobject.luaO_str2num = (text, into) => {
  const read = parse(text, into)
  if (read > 0 && into.ttisinteger()) into.setfltvalue(into.value)
  return read
}
