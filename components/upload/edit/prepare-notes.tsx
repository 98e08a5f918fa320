import { InlineAlert } from '@/components/ui/inline-alert'
import type { UploadLimits } from '../checks/check-video'
import { formatBytes, spellDuration } from '../format'
import type { Obstacle } from './judge-limits'
import { findReasons, type Source } from './plan-preparation'
import { describeInability, describePreparation } from './reason-texts'

type PrepareNotesProps = {
  source: Source
  limits: UploadLimits
  obstacle: Obstacle | null
  canPrepare: boolean
}

/** What we are about to do to the clip, or cannot do, in words. */
export function PrepareNotes({ source, limits, obstacle, canPrepare }: PrepareNotesProps) {
  const reasons = findReasons(source, limits)
  const texts = (canPrepare ? describePreparation : describeInability)(reasons, source, limits)
  return (
    <>
      {texts.length > 0 ? (
        <InlineAlert
          tone={canPrepare ? 'info' : 'warning'}
          title={canPrepare ? 'We get it ready for every phone' : 'We send it as it is'}
        >
          <ul className="grid gap-1">
            {texts.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </InlineAlert>
      ) : null}
      {obstacle?.kind === 'too_long' ? (
        <InlineAlert tone="warning" title="Still too long">
          {`Clips may run ${spellDuration(limits.maxVideoSeconds ?? 0)}. Cut ${spellDuration(Math.ceil(obstacle.overSeconds))} more.`}
        </InlineAlert>
      ) : null}
      {obstacle?.kind === 'too_large' && canPrepare ? (
        <InlineAlert tone="warning" title="Still too large">
          {`What is kept has about ${formatBytes(obstacle.bytes)}, and the limit is ${formatBytes(limits.maxVideoBytes)}. Cut it shorter.`}
        </InlineAlert>
      ) : null}
    </>
  )
}
