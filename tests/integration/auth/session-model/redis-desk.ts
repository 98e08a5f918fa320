import type { Redis } from '@/lib/platform/redis'
import { runScript } from '@/lib/platform/run-script'
import { keysOf } from '../../../support/sessions'

/** KEYS are all keys of one user; the first is the index. ARGV 1 what to do, 2 milliseconds. */
const script = `
local copy='copy:'
local function exists(key) return redis.call('EXISTS',key)==1 end
if ARGV[1]=='copy' then
  for _,key in ipairs(KEYS) do
    redis.call('DEL',copy..key)
    if exists(key) then redis.call('COPY',key,copy..key) end
  end
elseif ARGV[1]=='restore' then
  for _,key in ipairs(KEYS) do
    redis.call('DEL',key)
    if exists(copy..key) then redis.call('COPY',copy..key,key) end
  end
elseif ARGV[1]=='flush' then
  redis.call('DEL',unpack(KEYS))
elseif ARGV[1]=='clean' then
  for _,key in ipairs(KEYS) do redis.call('DEL',key,copy..key) end
elseif ARGV[1]=='age' then
  local ms=tonumber(ARGV[2])
  local function age(key)
    local kind=redis.call('TYPE',key).ok
    if kind=='none' then return end
    if kind=='hash' then
      for _,field in ipairs({'rot','abs','iat','prf'}) do
        if redis.call('HEXISTS',key,field)==1 then redis.call('HINCRBY',key,field,-ms) end
      end
    elseif kind=='zset' then
      for _,sid in ipairs(redis.call('ZRANGE',key,0,-1)) do redis.call('ZINCRBY',key,-ms,sid) end
    end
    redis.call('PEXPIREAT',key,redis.call('PEXPIRETIME',key)-ms)
  end
  for _,key in ipairs(KEYS) do age(key); age(copy..key) end
end
local t=redis.call('TIME'); local now=t[1]*1000+math.floor(t[2]/1000)
local sessions={}
for at=2,#KEYS,2 do
  local h=redis.call('HMGET',KEYS[at],'gen','conf','ep','rem')
  sessions[#sessions+1]={h[1],h[2],h[3],h[4],redis.call('PTTL',KEYS[at]),redis.call('GET',KEYS[at+1]),redis.call('PTTL',KEYS[at+1])}
end
local members=redis.call('ZRANGE',KEYS[1],'('..string.format('%.0f',now),'+inf','BYSCORE','WITHSCORES')
return cjson.encode({now=now,sessions=sessions,members=members,ttl=redis.call('PTTL',KEYS[1])})
`

type Raw = {
  now: number
  sessions: [string | false, string, string, string, number, string | false, number][]
  members: string[] | Record<string, never>
  ttl: number
}

/** What lies in Redis for one user, read in one step; `do` may change it first, as a fault or the clock would. */
export async function deskOf(
  client: Redis,
  userId: string,
  sids: readonly string[],
  act: 'look' | 'copy' | 'restore' | 'flush' | 'age' | 'clean' = 'look',
  ms = 0,
) {
  const keys = sids.flatMap((sid) => {
    const { session, tombstone } = keysOf(userId, sid)
    return [session, tombstone]
  })
  const text = await runScript(client, script, [keysOf(userId, '').index, ...keys], [act, ms])
  const { now, sessions, members, ttl } = JSON.parse(String(text)) as Raw
  const scores = new Map<string, number>()
  const flat = Array.isArray(members) ? members : []
  for (let at = 0; at < flat.length; at += 2) scores.set(flat[at] ?? '', Number(flat[at + 1]))
  return {
    now,
    scores,
    indexTtlMs: ttl,
    sessions: sids.map((sid, at) => {
      const [generation, confirmed, epoch, remember, ttlMs, tombstone, tombstoneTtlMs] = sessions[at] ?? []
      return {
        sid,
        stored: generation
          ? {
              generation: Number(generation),
              confirmed: Number(confirmed),
              epoch: Number(epoch),
              remember: remember === '1',
              ttlMs: ttlMs ?? 0,
            }
          : null,
        tombstone: tombstone ? { reason: tombstone, ttlMs: tombstoneTtlMs ?? 0 } : null,
      }
    }),
  }
}

export type Desk = Awaited<ReturnType<typeof deskOf>>
