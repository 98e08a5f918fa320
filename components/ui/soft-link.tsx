'use client'

import { useRouter } from 'next/navigation'
import { type ComponentProps, type MouseEvent, useTransition } from 'react'

type SoftLinkProps = Omit<ComponentProps<'a'>, 'href'> & { href: string }

/**
 * A link of the feed. What `next/link` adds to this is fetching ahead, and the line belongs to the clips there; its 3.3 kB would
 * stand before the first frame. While the page is on the way the link carries `data-pending`.
 */
export function SoftLink({ href, ...rest }: SoftLinkProps) {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()

  function go(event: MouseEvent) {
    // A new tab, a new window, a download: what the browser does with these is its own.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    startTransition(() => router.push(href))
  }

  return <a {...rest} href={href} data-pending={isPending || undefined} onClick={go} />
}
