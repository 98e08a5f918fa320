'use client'

import { SpillDrawing } from '@/components/ui/spill-drawing'

type ErrorPageProps = { error: Error & { digest?: string }; retry: () => void }

/** Made of nothing else: it comes along with every page, and every part of it would too. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <main id="main" tabIndex={-1} className="grid min-h-dvh place-items-center p-6 focus:outline-none">
      <div role="alert" className="grid max-w-md justify-items-center gap-3 text-center text-ink-soft">
        <span className="mb-3 text-ink [&_svg]:h-32">
          <SpillDrawing />
        </span>
        <h1 className="font-display font-semibold text-2xl text-ink">Something boiled over</h1>
        <p>It is on our side, not yours. Please try again in a moment.</p>
        {error.digest ? <p className="text-xs">If you write to us, mention {error.digest}.</p> : null}
        <button
          type="button"
          onClick={retry}
          className="mt-3 min-h-13 rounded-full bg-paprika px-7 py-3 font-semibold text-on-paprika hover:bg-paprika-hover"
        >
          Try again
        </button>
      </div>
    </main>
  )
}
