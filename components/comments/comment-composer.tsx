import { SendHorizontal } from 'lucide'
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import type { ListControl } from '@/components/comments/use-comment-list'
import { type Place, useComposer } from '@/components/comments/use-composer'
import { useOnline } from '@/components/feed/use-online'
import { classNames } from '@/components/ui/class-names'
import { controlStyle } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'
import { maxCommentLength } from '@/lib/comments/schema'

type CommentComposerProps = {
  place: Place
  change: ListControl['change']
  label: string
  /** It opens because somebody pressed a button. */
  takesFocus?: boolean
  onPosted?: () => void
}

/** Where the count begins to matter. */
const tellLeftBelow = 60

export function CommentComposer({
  place,
  change,
  label,
  takesFocus = false,
  onPosted,
}: CommentComposerProps) {
  const { text, error, isSending, isSent, write, send } = useComposer(place, change, onPosted)
  const isOnline = useOnline()
  const id = useId()
  const fieldRef = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (takesFocus) fieldRef.current?.focus()
  }, [takesFocus])
  const left = maxCommentLength - text.length

  function onKeyDown(event: KeyboardEvent) {
    // Shift makes a new line; a half-typed character of an input method is not finished by this key.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void send()
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      className="grid gap-1.5"
    >
      <div className="flex items-end gap-2">
        <label htmlFor={id} className="sr-only">
          {label}
        </label>
        <textarea
          id={id}
          rows={1}
          value={text}
          placeholder={label}
          readOnly={isSending}
          ref={fieldRef}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
          className={classNames(
            controlStyle,
            'field-sizing-content max-h-32 min-h-11 resize-none py-2.5 leading-snug',
            isSending && 'opacity-55',
          )}
        />
        <IconButton
          type="submit"
          label="Send"
          aria-busy={isSending || undefined}
          className="bg-paprika text-on-paprika hover:bg-paprika-hover"
        >
          <Icon of={SendHorizontal} />
        </IconButton>
      </div>
      {error ? (
        <p id={`${id}-error`} role="alert" className="font-medium text-danger-ink text-sm">
          {error}
        </p>
      ) : null}
      <p role="status" className="text-ink-soft text-sm">
        {isSent ? <span className="sr-only">Your comment is there.</span> : null}
        {isOnline ? null : 'You are offline. What you write stays here until you are back.'}
      </p>
      {left < tellLeftBelow ? (
        <p
          className={classNames(
            'text-right text-xs tabular-nums',
            left < 0 ? 'text-danger-ink' : 'text-ink-soft',
          )}
        >
          {left < 0 ? `${-left} characters too many` : `${left} left`}
        </p>
      ) : null}
    </form>
  )
}
