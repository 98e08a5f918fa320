import 'server-only'

/**
 * One play, told for the first time or again, in one atomic step. What is new about it is added to the counts of its clip and
 * day; what was told before adds nothing, so a report may be repeated, and a play may be told again as it goes on.
 *
 * KEYS 1 play · 2 viewing (viewer and clip) · 3 viewings from this address · 4 counts of clip and day · 5 counts to drain
 * ARGV 1 watchedMs · 2 seen, a 0 or 1 for each part · 3 thresholdMs · 4 viewingMs · 5 playMs · 6 countsMs · 7 longestMs ·
 * 8 viewings an address may begin · 9 parts for a completion · 10 name of these counts, if they begin now · 11 member of KEYS[5]
 *
 * The play keeps a copy of its viewing: told again when that is over, it goes on from there instead of beginning one.
 * Numbers are formatted by hand, as in every script here.
 */
export const recordPlayScript = `
local function int(x) return string.format('%.0f',x) end
local own=tonumber(redis.call('HGET',KEYS[1],'own') or '0')
local v=redis.call('HMGET',KEYS[2],'watched','seen','viewed','done')
if not v[2] then v=redis.call('HMGET',KEYS[1],'watched','seen','viewed','done') end
local began=not v[2]
if began then
  local from=redis.call('INCR',KEYS[3])
  if from==1 then redis.call('PEXPIRE',KEYS[3],ARGV[4]) end
  if from>tonumber(ARGV[8]) then return 0 end
  v={'0',string.rep('0',#ARGV[2]),'0','0'}
end
local watched=tonumber(v[1])
local fresh=math.max(0,math.min(tonumber(ARGV[1])-own,tonumber(ARGV[7])-watched))
local changed=began or fresh>0
local function count(name,by) redis.call('HINCRBY',KEYS[4],name,int(by)); changed=true end
local seen,parts='',0
for i=1,#ARGV[2] do
  local before,now=v[2]:sub(i,i),ARGV[2]:sub(i,i)
  if now=='1' and before~='1' then count('p'..int(i-1),1); before='1' end
  if before=='1' then parts=parts+1 end
  seen=seen..before
end
if began then count('starts',1) end
if fresh>0 then watched=watched+fresh; count('watched',fresh) end
local viewed,done=v[3],v[4]
if viewed~='1' and watched>=tonumber(ARGV[3]) then viewed='1'; count('views',1) end
if viewed=='1' and done~='1' and parts>=tonumber(ARGV[9]) and seen:sub(-1)=='1' then done='1'; count('done',1) end
local state={'watched',int(watched),'seen',seen,'viewed',viewed,'done',done}
redis.call('HSET',KEYS[2],unpack(state)); redis.call('PEXPIRE',KEYS[2],ARGV[4])
redis.call('HSET',KEYS[1],'own',int(math.max(own,tonumber(ARGV[1]))),unpack(state)); redis.call('PEXPIRE',KEYS[1],ARGV[5])
if not changed then return 0 end
redis.call('HSETNX',KEYS[4],'source',ARGV[10])
redis.call('ZADD',KEYS[5],redis.call('HINCRBY',KEYS[4],'rev',1),ARGV[11])
redis.call('PEXPIRE',KEYS[4],ARGV[6])
return 1
`
