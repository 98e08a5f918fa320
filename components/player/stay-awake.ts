/** Keeps the screen on until `signal` says so. A browser ends it whenever the tab is hidden, so it is asked again. */
export async function stayAwake(signal: AbortSignal): Promise<void> {
  let lock: WakeLockSentinel | undefined
  const ask = async () => {
    if (signal.aborted || document.hidden) return
    try {
      lock = await navigator.wakeLock.request('screen')
      if (signal.aborted) await lock.release()
    } catch {
      // A battery that runs low refuses, and so do some settings.
    }
  }
  document.addEventListener('visibilitychange', () => void ask(), { signal })
  signal.addEventListener('abort', () => void lock?.release())
  await ask()
}
