import { Ban, Undo2 } from 'lucide'
import { useWish } from '@/components/engagement/use-wish'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Dialog } from '@/components/ui/dialog'
import { Icon } from '@/components/ui/icon'
import { InlineAlert } from '@/components/ui/inline-alert'
import { paths } from '@/lib/core/paths'
import * as viewerPaths from '@/lib/core/viewer-paths'
import type { VideoCard } from '@/lib/feed/schema'
import type { Why } from '@/lib/ranking/schema'

const reasons: Record<Why['kind'], string> = {
  followed: 'Kitchens you follow come earlier in your feed.',
  'liked-tag': 'You liked or kept clips with this tag, so others with it come earlier.',
  'new-kitchen':
    'The first clips of a new kitchen are shown to some people before anything is known about them.',
  popular: 'Many people liked, kept or watched it during the last days.',
  finished: 'More than half of those who begin this clip watch it to the end.',
  fresh: 'New clips come first, and then have to earn their place.',
  saved: 'These are the clips you kept, the latest first.',
  other: 'It is the next one by age, likes and how many watch it to the end.',
}

type WhyPanelProps = {
  card: VideoCard
  why: Why
  open: boolean
  onOpenChange: (open: boolean) => void
  onNext: () => void
}

/** What put a clip into the feed, and the way to have less like it. Loaded when somebody asks. */
export function WhyPanel({ card, why, open, onOpenChange, onNext }: WhyPanelProps) {
  const {
    isOn: isRefused,
    turn,
    hasFailed,
  } = useWish(viewerPaths.notForMe(card.id), { isOn: false, count: 0 })
  const goOn = () => {
    onOpenChange(false)
    onNext()
  }
  return (
    <Dialog
      isDark
      open={open}
      onOpenChange={onOpenChange}
      title={isRefused ? 'Not for you' : why.text}
      description={
        isRefused
          ? `This clip will not come again, and ${card.partner.name} and clips like it come later.`
          : reasons[why.kind]
      }
      actions={
        isRefused ? (
          <>
            <Button variant="secondary" onClick={() => turn(false)}>
              <Icon of={Undo2} className="size-4.5" />
              Undo
            </Button>
            <Button onClick={goOn}>Next clip</Button>
          </>
        ) : card.viewer ? (
          <Button variant="secondary" onClick={() => turn(true)}>
            <Icon of={Ban} className="size-4.5" />
            Not for me
          </Button>
        ) : (
          <ButtonLink href={paths.login(paths.video(card.id))} variant="secondary">
            Sign in to say what is not for you
          </ButtonLink>
        )
      }
    >
      {hasFailed ? <InlineAlert>That did not go through. Please try again.</InlineAlert> : null}
    </Dialog>
  )
}
