'use client'

import { figtree, fraunces } from './fonts'
import './globals.css'
import ErrorPage from './error'

type GlobalErrorProps = { error: Error & { digest?: string }; retry: () => void }

/** When even the layout failed: the same words, in a page of its own. */
export default function GlobalError(props: GlobalErrorProps) {
  return (
    <html lang="en" className={`${fraunces.variable} ${figtree.variable}`}>
      <body>
        <title>Something boiled over · Morsel</title>
        <ErrorPage {...props} />
      </body>
    </html>
  )
}
