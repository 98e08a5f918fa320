/** Whether the device believes it has a network. `false` is reliable, `true` only means "worth trying". */
export type Connectivity = {
  isOnline: () => boolean
  /** @returns a function that ends the subscription */
  onOnline: (listener: () => void) => () => void
}

/** In a page and in a worker alike. */
export const browserConnectivity: Connectivity = {
  isOnline: () => navigator.onLine,
  onOnline: (listener) => {
    addEventListener('online', listener)
    return () => removeEventListener('online', listener)
  },
}
