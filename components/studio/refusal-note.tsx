import { ButtonLink } from '@/components/ui/button-link'
import { InlineAlert } from '@/components/ui/inline-alert'
import { paths } from '@/lib/core/paths'
import type { RefusalReason } from '@/lib/videos/schema'
import { describeRefusal } from './refusal-text'

type RefusalProps = { refusal: RefusalReason | null }

/** Below a clip's name in the list. */
export function RefusalNote({ refusal }: RefusalProps) {
  const { why, whatToDo } = describeRefusal(refusal)
  return (
    <p className="text-pretty text-sm">
      <span className="text-danger-ink">{why}</span> {whatToDo}
    </p>
  )
}

/** On the clip's own page. Not read out at once: it is no answer to anything that was just done. */
export function RefusalAlert({ refusal }: RefusalProps) {
  const { why, whatToDo } = describeRefusal(refusal)
  return (
    <InlineAlert
      role="note"
      title={`This clip was not accepted. ${why}`}
      action={
        <ButtonLink href={paths.upload()} variant="secondary" className="mt-1">
          Upload a clip
        </ButtonLink>
      }
    >
      {whatToDo} Its words stay here until you delete it.
    </InlineAlert>
  )
}
