import { useEffect, useRef } from 'react'

type FeedKeys = {
  onMove: (step: 1 | -1) => void
  onToggle: () => void
  onSound: () => void
  onCaptions: () => void
  onLike: () => void
  onComments: () => void
  onKeep: () => void
  /** On or back in the clip. */
  onStride: (step: 1 | -1) => void
  onSpeed: (step: 1 | -1) => void
  onFullScreen: () => void
  onPicture: () => void
  onHelp: () => void
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
  arrowright: ({ onStride }) => onStride(1),
  arrowleft: ({ onStride }) => onStride(-1),
  '>': ({ onSpeed }) => onSpeed(1),
  '<': ({ onSpeed }) => onSpeed(-1),
  '?': ({ onHelp }) => onHelp(),
  c: ({ onCaptions }) => onCaptions(),
  l: ({ onLike }) => onLike(),
  f: ({ onFullScreen }) => onFullScreen(),
  p: ({ onPicture }) => onPicture(),
  s: ({ onKeep }) => onKeep(),
  m: ({ onSound }) => onSound(),
  t: ({ onComments }) => onComments(),
  ' ': ({ onToggle }) => onToggle(),
}

/** What is opened over the feed has the keys to itself. */
const fields =
  'input:not([type=range]), textarea, select, [contenteditable], dialog, [role=dialog], [role=alertdialog]'
/** They have a use of their own for the space bar. */
const pressables = `${fields}, a, button, summary`

function pickDeed(event: KeyboardEvent): Deed | undefined {
  const { key, target, ctrlKey, metaKey, altKey } = event
  if (ctrlKey || metaKey || altKey || event.defaultPrevented) return undefined
  const taken = target instanceof Element && target.closest(key === ' ' ? pressables : fields)
  return taken ? undefined : deeds[key.toLowerCase()]
}

/** @param keys what each key does; may be other functions at every render */
export function useFeedKeys(keys: FeedKeys): void {
  const held = useRef(keys)
  useEffect(() => {
    held.current = keys
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const deed = pickDeed(event)
      if (!deed) return
      event.preventDefault()
      deed(held.current)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])
}
