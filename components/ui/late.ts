import { type ComponentType, lazy } from 'react'

function Nothing() {
  return null
}

/**
 * A component whose script is loaded when it first shows. Where that fails, nothing stands in its place until the next visit: a bad
 * network must not take the page with it.
 */
export function late<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(() =>
    load().then(
      (loaded) => ({ default: loaded }),
      () => ({ default: Nothing as ComponentType<Props> }),
    ),
  )
}
