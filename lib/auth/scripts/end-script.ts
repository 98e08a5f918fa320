import 'server-only'

/**
 * Ends one session: hash and index entry go, the tombstone comes, in one step, so that a refresh in flight finds either
 * all of the session or its tombstone. A tombstone is never overwritten: the first reason stays. Replies 1 when the
 * session was alive.
 *
 * KEYS 1 session hash · 2 index of the user's sessions · 3 tombstone
 * ARGV 1 sid · 2 reason · 3 tombstoneMs
 */
export const endScript = `
local alive=redis.call('DEL',KEYS[1])
redis.call('ZREM',KEYS[2],ARGV[1])
if not redis.call('GET',KEYS[3]) then redis.call('SET',KEYS[3],ARGV[2],'PX',ARGV[3]) end
return alive
`
