/** Runs once per Lua state, before any script: what Redis gives a script, and takes away from it. */
export const prelude = `
local floor, ceil, format = math.floor, math.ceil, string.format
math.floor = function(n) return floor(n) + 0.0 end
math.ceil = function(n) return ceil(n) + 0.0 end
math.pow = function(a, b) return a ^ b end
string.format = function(f, ...) return format((f:gsub('%%(%d*)d', '%%%1.0f')), ...) end
unpack, loadstring, table.getn = table.unpack, load, function(t) return #t end
redis.error_reply = function(text) return { err = (text:gsub('^%-', '')) } end
redis.status_reply = function(text) return { ok = text } end
redis.log = function() end
redis.setresp = function() end
redis.replicate_commands = function() return true end
redis.LOG_DEBUG, redis.LOG_VERBOSE, redis.LOG_NOTICE, redis.LOG_WARNING = 0, 1, 2, 3
local clock = os.clock
os = { clock = clock }
io, require, package, dofile, loadfile, debug, utf8, print, collectgarbage, js = nil
setmetatable(_G, {
  __newindex = function() error('Attempt to modify a readonly table', 2) end,
  __index = function(_, name)
    error("Script attempted to access nonexistent global variable '" .. tostring(name) .. "'", 2)
  end,
})
`
