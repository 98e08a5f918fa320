'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { paths } from '@/lib/core/paths'
import { onLogoutElsewhere } from './log-out'
import { renewSession } from './renew-session'

/** Before the access token ends, so that no click finds it over. */
const aheadMs = 30_000

/** After a renewal: tokens live 9.5 to 10 minutes. */
const renewEveryMs = 9 * 60_000

/** After one that did not get through. */
const retryMs = 30_000

/** The page that does nothing but renew. */
const [renewalPage] = paths.continueSession('/').split('?')

type SessionKeeperProps = {
  /** How long the access token still lives; 0 when only the refresh cookie is left; null when nobody is signed in. */
  accessLeftMs: number | null
}

/**
 * Keeps a signed-in visitor signed in. A public page that was asked for with an expired token has come back as for a
 * stranger: renew and render it again. An open page renews in time, but never while it is hidden: thirty forgotten tabs
 * must not hammer the server. Signing out in one tab shows in all.
 */
export function SessionKeeper({ accessLeftMs }: SessionKeeperProps) {
  const router = useRouter()
  const isRenewing = usePathname() === renewalPage

  useEffect(() => {
    if (accessLeftMs === null || isRenewing) return
    let left = false
    let isDue = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const renewIn = (delayMs: number) => {
      clearTimeout(timer)
      timer = setTimeout(renewIfSeen, delayMs)
    }
    const renew = async () => {
      isDue = false
      const renewal = await renewSession()
      if (left) return
      isDue = renewal !== 'renewed'
      // Ended elsewhere: what is on this page is no longer this browser's to show (ASVS V14.3.1).
      if (renewal === 'ended' && accessLeftMs > 0) location.reload()
      else if (renewal === 'unreachable') renewIn(retryMs)
      else if (accessLeftMs > 0) renewIn(renewEveryMs)
      else if (!isDue) router.refresh()
    }
    const renewIfSeen = () => {
      // Kept for when the page is looked at again.
      isDue = document.hidden
      if (!isDue) void renew()
    }
    const catchUp = () => {
      if (isDue) renewIfSeen()
    }
    if (accessLeftMs > 0) renewIn(Math.max(0, accessLeftMs - aheadMs))
    else void renew()
    document.addEventListener('visibilitychange', catchUp)
    addEventListener('online', catchUp)
    const stopListening = onLogoutElsewhere(() => location.reload())
    return () => {
      left = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', catchUp)
      removeEventListener('online', catchUp)
      stopListening()
    }
  }, [accessLeftMs, isRenewing, router])

  return null
}
