import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import { connection } from 'next/server'
import { ThemeProvider } from 'next-themes'
import type { ReactNode } from 'react'
import { LateSessionKeeper } from '@/components/auth/late-session-keeper'
import { getAccessLeftMs } from '@/lib/auth/session'
import { env } from '@/lib/platform/env'
import { figtree, fraunces } from './fonts'
import './globals.css'

const description = 'Short, calm videos of good food, from the people who cook it. Swipe, get hungry, order.'

export async function generateMetadata(): Promise<Metadata> {
  // Never at build time: there is no environment to ask then.
  await connection()
  return {
    // Share cards need absolute addresses.
    metadataBase: new URL(env().APP_ORIGIN),
    title: { default: 'Morsel: short videos of good food', template: '%s · Morsel' },
    description,
    applicationName: 'Morsel',
    openGraph: { siteName: 'Morsel', type: 'website', title: 'Morsel', description },
    twitter: { card: 'summary_large_image' },
    appleWebApp: { capable: true, title: 'Morsel', statusBarStyle: 'black-translucent' },
    formatDetection: { telephone: false, address: false, email: false },
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf5ec' },
    { media: '(prefers-color-scheme: dark)', color: '#150c13' },
  ],
}

/**
 * A plain script waits for the stylesheet and the parser for the script, so that nothing of the page was there yet when it could be
 * painted first. This one only has to have run before that.
 */
const themeScript = { type: 'module', async: true, blocking: 'render' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    // next-themes writes the class before React wakes up: the difference is wanted.
    <html lang="en" className={`${fraunces.variable} ${figtree.variable}`} suppressHydrationWarning>
      <head>
        {/* Around nothing: only from here can a script hold the first paint up without the parser. */}
        <ThemeProvider
          attribute="class"
          disableTransitionOnChange
          scriptProps={themeScript}
          {...(nonce ? { nonce } : {})}
        />
      </head>
      <body>
        <a
          href="#main"
          className="-translate-y-24 fixed top-3 left-3 z-50 rounded-full bg-paprika px-5 py-3 font-semibold text-on-paprika text-sm focus:translate-y-0"
        >
          Skip to the content
        </a>
        {children}
        <LateSessionKeeper accessLeftMs={await getAccessLeftMs()} />
      </body>
    </html>
  )
}
