import { useEffect } from 'react'

/** The screen stays on while a clip runs. What asks for it is loaded once one does. */
export function useStayAwake(isPlaying: boolean): void {
  useEffect(() => {
    if (!isPlaying || !('wakeLock' in navigator)) return
    const life = new AbortController()
    import('@/components/player/stay-awake').then(
      ({ stayAwake }) => stayAwake(life.signal),
      () => {}, // The screen goes dark as it always did.
    )
    return () => life.abort()
  }, [isPlaying])
}
