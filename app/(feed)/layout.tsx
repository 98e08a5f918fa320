import type { Viewport } from 'next'
import type { ReactNode } from 'react'

export const viewport: Viewport = { themeColor: '#0b0709', colorScheme: 'dark' }

/** The feed is dark in every theme: a light frame would steal the colour from the food. */
export default function FeedLayout({ children }: { children: ReactNode }) {
  return <div className="dark min-h-dvh bg-[#0b0709] text-ink">{children}</div>
}
