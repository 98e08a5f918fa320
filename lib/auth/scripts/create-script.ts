import 'server-only'

/**
 * A new session, in one atomic step. Replies {now, abs, sids to evict}.
 *
 * KEYS 1 session hash · 2 index of the user's sessions
 * ARGV 1 sid · 2 absoluteMs · 3 idleMs · 4 epoch · 5 rem · 6 maxSessions · 7 nonce · 8 kid · 9 ip · 10 label
 *
 * The caller ends the evicted ones itself, because that goes to Postgres first. The new session is never among them: the
 * index is ordered by expiry, so a session of 24 hours beside ten of 30 days would otherwise evict itself at birth. The
 * index lives as long as its longest member: its time to live only ever grows.
 */
export const createScript = `
local t=redis.call('TIME'); local now=t[1]*1000+math.floor(t[2]/1000)
local function int(x) return string.format('%.0f',x) end
redis.call('ZREMRANGEBYSCORE',KEYS[2],'-inf',int(now))
local life=tonumber(ARGV[2]); local ttl=math.min(tonumber(ARGV[3]),life)
redis.call('HSET',KEYS[1],'gen','0','rot',int(now),'conf','0','abs',int(now+life),'n',ARGV[7],'ep',ARGV[4],'rem',ARGV[5],
  'kid',ARGV[8],'iat',int(now),'prf',int(now),'ip',ARGV[9],'label',ARGV[10])
redis.call('PEXPIRE',KEYS[1],int(ttl)); redis.call('ZADD',KEYS[2],int(now+ttl),ARGV[1])
if redis.call('PTTL',KEYS[2])<life then redis.call('PEXPIRE',KEYS[2],int(life)) end
local over=redis.call('ZCARD',KEYS[2])-tonumber(ARGV[6]); local evict={}
if over>0 then
  for _,sid in ipairs(redis.call('ZRANGE',KEYS[2],0,int(over))) do
    if sid~=ARGV[1] and #evict<over then evict[#evict+1]=sid end
  end
end
return {int(now),int(now+life),evict}
`
