import 'server-only'

/**
 * Notes that the current generation has been seen in use, which ends the long window for a lost answer. Writes only to a
 * session that exists and is still at that generation, so it can bring nothing back (a bare HSET would).
 *
 * KEYS 1 session hash · ARGV 1 generation
 */
export const confirmScript = `
if redis.call('HGET',KEYS[1],'gen')~=ARGV[1] then return 0 end
redis.call('HSET',KEYS[1],'conf',ARGV[1])
return 1
`
