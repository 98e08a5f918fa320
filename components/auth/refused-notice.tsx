import { InlineAlert } from '@/components/ui/inline-alert'
import { AppError, type ErrorCode, errorStatus } from '@/lib/core/errors'

type RefusedNoticeProps = {
  /** As it stands in the address, which anybody can write. */
  code: string | string[] | undefined
  /** Says more than "check the marked fields", where none is marked. */
  hint?: string
}

const isCode = (text: unknown): text is ErrorCode =>
  typeof text === 'string' && Object.hasOwn(errorStatus, text)

/** What became of a form that was sent without scripts. Only a code stands in the address, never words of anybody's. */
export function RefusedNotice({ code, hint }: RefusedNoticeProps) {
  if (!isCode(code)) return null
  const message = code === 'validation_failed' && hint ? hint : new AppError(code).message
  return <InlineAlert className="mb-6">{message}</InlineAlert>
}
