import { useState } from 'react'
import type { WhyPanel } from '@/components/feed/why-panel'
import type { VideoCard } from '@/lib/feed/schema'

/** Why this clip is here, in a line; a tap tells more, and takes "not for me". The panel is loaded when somebody asks. */
export function WhyButton({ card, onNext }: { card: VideoCard; onNext: () => void }) {
  const [Loaded, setLoaded] = useState<{ Panel: typeof WhyPanel } | null>(null)
  const [isOpen, setIsOpen] = useState(false)
  const [hasFailed, setHasFailed] = useState(false)

  async function open() {
    setHasFailed(false)
    try {
      const { WhyPanel: Panel } = await import('@/components/feed/why-panel')
      setLoaded({ Panel })
      setIsOpen(true)
    } catch {
      setHasFailed(true)
    }
  }

  if (!card.why) return null
  return (
    <p className="mt-1.5 text-sm text-white/80">
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => void open()}
        className="-my-2.5 -ml-2 min-h-11 rounded-full px-2 underline decoration-dotted underline-offset-4 hover:text-white"
      >
        <span className="sr-only">Why this? </span>
        {card.why.text}
      </button>
      {hasFailed ? <span role="alert">That did not load. Check your connection.</span> : null}
      {Loaded ? (
        <Loaded.Panel card={card} why={card.why} open={isOpen} onOpenChange={setIsOpen} onNext={onNext} />
      ) : null}
    </p>
  )
}
