import 'server-only'

/**
 * One refresh, in one atomic step. Replies: rotated, retry, revoked, gone, expired, reuse, forged.
 *
 * KEYS 1 session hash · 2 index of the user's sessions (sid -> expiry ms) · 3 tombstone (the blacklist)
 * ARGV 1 sid · 2 gen · 3 nonce · 4 epoch · 5 graceMs · 6 idleSessionMs · 7 idleRememberMs · 8 unconfirmedMs · 9 kid
 *
 * The race of two tabs: the loser presents the generation before the current one and gets the same successor (same gen,
 * rot and kid give the same bytes), never a 401 (RFC 9700 4.14.2, FAPI 2.0). The window starts at the rotation and reuse
 * does not extend it. Redis TIME is the clock, so app servers may disagree about theirs. Numbers are formatted by hand:
 * a millisecond count written as 1.7e+12 would not survive the way back.
 */
export const rotateScript = `
local t=redis.call('TIME'); local now=t[1]*1000+math.floor(t[2]/1000)
local function int(x) return string.format('%.0f',x) end
local why=redis.call('GET',KEYS[3])
if why then return {'revoked',why} end
local h=redis.call('HMGET',KEYS[1],'gen','rot','abs','conf','n','ep','rem','kid')
if not h[1] then return {'gone',''} end
local g,cur,rot,abs,conf=tonumber(ARGV[2]),tonumber(h[1]),tonumber(h[2]),tonumber(h[3]),tonumber(h[4])
local function kill(reason)
  redis.call('DEL',KEYS[1]); redis.call('ZREM',KEYS[2],ARGV[1])
  redis.call('SET',KEYS[3],reason,'PX',int(math.max(1,abs-now)))
end
if h[5]~=ARGV[3] then return {'forged',''} end            -- never revoke on a forgery: that would be a denial of service
if now>=abs then kill('expired'); return {'expired',''} end
if h[6]~=ARGV[4] then kill('epoch'); return {'revoked','epoch'} end
if g>cur then cur=g end                                    -- signature and nonce prove issuance: Redis was rolled back
local idle=tonumber(h[7]=='1' and ARGV[7] or ARGV[6]); local ttl=math.min(idle,abs-now)
if g==cur then
  redis.call('HSET',KEYS[1],'gen',int(cur+1),'rot',int(now),'conf',int(cur),'kid',ARGV[9])
  redis.call('PEXPIRE',KEYS[1],int(ttl)); redis.call('ZADD',KEYS[2],int(now+ttl),ARGV[1])
  return {'rotated',h[7],int(cur+1),int(now),int(abs),ARGV[9],int(now)}
end
if g==cur-1 and (now-rot<=tonumber(ARGV[5]) or (conf<cur and now-rot<=tonumber(ARGV[8]))) then
  return {'retry',h[7],int(cur),int(rot),int(abs),h[8],int(now)}
end
kill('reuse'); return {'reuse',''}
`
