import 'server-only'

/**
 * Notes that the person behind a session has just proved again who they are. Writes only to a session that exists: a
 * bare HSET would bring one back that was ended meanwhile (R23). Replies 1 when it was alive.
 *
 * KEYS 1 session hash
 */
export const proveScript = `
if redis.call('EXISTS',KEYS[1])==0 then return 0 end
local t=redis.call('TIME')
redis.call('HSET',KEYS[1],'prf',string.format('%.0f',t[1]*1000+math.floor(t[2]/1000)))
return 1
`
