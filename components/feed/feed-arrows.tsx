import { ChevronDown, ChevronUp } from 'lucide'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'

type FeedArrowsProps = { canGoBack: boolean; canGoOn: boolean; onMove: (step: 1 | -1) => void }

/** For a mouse: a wheel is a poor thumb. Touch screens swipe. */
export function FeedArrows({ canGoBack, canGoOn, onMove }: FeedArrowsProps) {
  const look = 'size-12 bg-white/12 hover:bg-white/22 disabled:opacity-30'
  return (
    <div className="fixed top-1/2 right-6 z-20 hidden -translate-y-1/2 flex-col gap-3 wide:pointer-fine:flex">
      <IconButton
        label="Previous clip"
        variant="glass"
        className={look}
        disabled={!canGoBack}
        onClick={() => onMove(-1)}
      >
        <Icon of={ChevronUp} />
      </IconButton>
      <IconButton
        label="Next clip"
        variant="glass"
        className={look}
        disabled={!canGoOn}
        onClick={() => onMove(1)}
      >
        <Icon of={ChevronDown} />
      </IconButton>
    </div>
  )
}
