/** Called by Next once, before the server takes its first request. Node's part stays out of an edge build. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { boot } = await import('@/lib/http/boot')
  boot()
  const { startJobs } = await import('@/lib/jobs/worker')
  startJobs()
}
