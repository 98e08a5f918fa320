import { useEffect } from 'react'

type FeedKeys = {
  onMove: (step: 1 | -1) => void
  onToggle: () => void
  onSound: () => void
  onCaptions: () => void
  onLike: () => void
  onComments: () => void
}
type Deed = (keys: FeedKeys) => void

const forward: Deed = ({ onMove }) => onMove(1)
const back: Deed = ({ onMove }) => onMove(-1)

const deeds: Record<string, Deed> = {
  arrowdown: forward,
  pagedown: forward,
  j: forward,
  arrowup: back,
  pageup: back,
  k: back,
  c: ({ onCaptions }) => onCaptions(),
  l: ({ onLike }) => onLike(),
  m: ({ onSound }) => onSound(),
  t: ({ onComments }) => onComments(),
  ' ': ({ onToggle }) => onToggle(),
}

const fields = 'input, textarea, select, [contenteditable], [role=dialog]'
/** They have a use of their own for the space bar. */
const pressables = `${fields}, a, button, summary`

function pickDeed({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): Deed | undefined {
  if (ctrlKey || metaKey || altKey) return undefined
  const taken = target instanceof Element && target.closest(key === ' ' ? pressables : fields)
  return taken ? undefined : deeds[key.toLowerCase()]
}

export function useFeedKeys({ onMove, onToggle, onSound, onCaptions, onLike, onComments }: FeedKeys): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const deed = pickDeed(event)
      if (!deed) return
      event.preventDefault()
      deed({ onMove, onToggle, onSound, onCaptions, onLike, onComments })
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [onMove, onToggle, onSound, onCaptions, onLike, onComments])
}
