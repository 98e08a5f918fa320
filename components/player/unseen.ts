import { isInPicture } from '@/components/player/picture'

/** The edge of a neighbour touches the screen, and that is not seeing it. */
const seenShare = 0.01

/** Tells of elements that nobody sees any more: a swipe takes as long as a finger wants, and bytes cost meanwhile. */
export class Unseen {
  readonly #watched = new Set<Element>()
  readonly #observer: IntersectionObserver
  readonly #onUnseen: (player: HTMLVideoElement) => void

  constructor(onUnseen: (player: HTMLVideoElement) => void) {
    this.#onUnseen = onUnseen
    this.#observer = new IntersectionObserver(
      (entries) => {
        // What was wanted again since this was noted is no longer watched.
        for (const { target, isIntersecting } of entries)
          if (!isIntersecting && this.#watched.has(target) && target instanceof HTMLVideoElement)
            this.#tell(target)
      },
      { threshold: seenShare },
    )
  }

  /** Once, as soon as it is off the screen; at once where it is in no page. */
  watch(player: HTMLVideoElement): void {
    this.#watched.add(player)
    if (player.isConnected) this.#observer.observe(player)
    else this.#tell(player)
  }

  forget(player: Element): void {
    this.#watched.delete(player)
    this.#observer.unobserve(player)
  }

  end(): void {
    this.#watched.clear()
    this.#observer.disconnect()
  }

  #tell(player: HTMLVideoElement): void {
    this.#observer.unobserve(player)
    if (isInPicture(player)) this.#awaitPicture(player)
    else {
      this.forget(player)
      this.#onUnseen(player)
    }
  }

  /** It is seen in a window of its own, until the next clip takes that over. */
  #awaitPicture(player: HTMLVideoElement): void {
    const onLeave = () => {
      if (this.#watched.has(player)) this.watch(player)
    }
    player.addEventListener('leavepictureinpicture', onLeave, { once: true })
  }
}
