import { useLateSheet } from '@/components/ui/use-late-sheet'
import type { VideoCard } from '@/lib/feed/schema'

const load = () => import('@/components/feed/why-panel').then(({ WhyPanel }) => WhyPanel)

/** Why this clip is here, in a line; a tap tells more, and takes "not for me". */
export function WhyButton({ card, onNext }: { card: VideoCard; onNext: () => void }) {
  const { Sheet, state, ask, trouble } = useLateSheet(load)
  if (!card.why) return null
  return (
    <p className="mt-1.5 text-sm text-white/80">
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={ask}
        className="-my-2.5 -ml-2 min-h-11 rounded-full px-2 underline decoration-dotted underline-offset-4 hover:text-white"
      >
        <span className="sr-only">Why this? </span>
        {card.why.text}
      </button>
      {trouble ? <span role="alert">{trouble}</span> : null}
      {Sheet ? <Sheet card={card} why={card.why} {...state} onNext={onNext} /> : null}
    </p>
  )
}
