import { type RefObject, useEffect } from 'react'

/** Reports the slide that fills most of the screen. `rendered` changes whenever other slides are in the DOM. */
export function useActiveIndex(
  feedRef: RefObject<HTMLElement | null>,
  rendered: string,
  onActive: (index: number) => void,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `rendered` stands for the slides to observe
  useEffect(() => {
    const feed = feedRef.current
    if (!feed) return
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries)
          if (isIntersecting && target instanceof HTMLElement) onActive(Number(target.dataset.index))
      },
      { root: feed, threshold: 0.6 },
    )
    for (const slide of feed.querySelectorAll('[data-index]')) observer.observe(slide)
    return () => observer.disconnect()
  }, [feedRef, rendered, onActive])
}
