import 'server-only'

/**
 * Takes counts off the list of what is to be drained, but not those that went on after they were listed.
 *
 * KEYS 1 counts to drain · ARGV pairs of member and its revision then
 */
export const forgetDrainedScript = `
for i=1,#ARGV,2 do
  if redis.call('ZSCORE',KEYS[1],ARGV[i])==ARGV[i+1] then redis.call('ZREM',KEYS[1],ARGV[i]) end
end
return 1
`
