import { useSyncExternalStore } from 'react'

const subscribe = (onChange: () => void) => {
  addEventListener('hashchange', onChange)
  return () => removeEventListener('hashchange', onChange)
}

const readHash = () => location.hash.slice(1)

type LinkHash = { token: string; email: string | undefined }

function decode(text: string | undefined): string | undefined {
  try {
    return text && decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/**
 * What a link out of a mail carries behind the #, where no server sees it.
 *
 * @returns null before the browser has looked; an empty token when there is none
 */
export function useLinkHash(): LinkHash | null {
  const hash = useSyncExternalStore(subscribe, readHash, () => null)
  if (hash === null) return null
  const [token = '', email] = hash.split('&')
  return { token, email: decode(email) }
}

/** A token that is used up has no business in the address bar, the history or a screenshot. */
export function forgetLinkHash(): void {
  history.replaceState(history.state, '', location.pathname)
}
