import { type ComponentType, lazy, type ReactNode, Suspense } from 'react'

/**
 * A component whose script is loaded when it first shows. `standIn` is there until then, and stays where that fails: a bad network
 * must not take the page with it.
 */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  standIn: (props: Props) => ReactNode = () => null,
) {
  const Loaded = lazy<ComponentType<Props>>(() =>
    load().then(
      (loaded) => ({ default: loaded }),
      () => ({ default: standIn }),
    ),
  )
  return function Late(props: Props) {
    return (
      <Suspense fallback={standIn(props)}>
        <Loaded {...props} />
      </Suspense>
    )
  }
}
