import { useEffect, useRef, useState } from 'react'
import type { VideoCard } from '@/lib/feed/schema'

/** Says which clip one has come to. The first is not announced: the page that opened with it is being read already. */
export function ClipAnnouncer({ active }: { active: VideoCard | undefined }) {
  const [words, setWords] = useState('')
  const seen = useRef(active?.id)
  useEffect(() => {
    if (seen.current === active?.id) return
    seen.current = active?.id
    setWords(active ? `${active.name}, by ${active.partner.name}` : 'The end of the clips')
  }, [active])
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  )
}
