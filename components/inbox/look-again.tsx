'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const everyMs = 3_000

/** Renders the page again every few seconds while somebody looks at it: mail comes without being asked for. */
export function LookAgain() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh()
    }, everyMs)
    return () => clearInterval(timer)
  }, [router])
  return null
}
