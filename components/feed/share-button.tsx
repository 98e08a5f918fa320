import { Check, Share2 } from 'lucide'
import { useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'
import { paths } from '@/lib/core/paths'
import type { VideoCard } from '@/lib/feed/schema'

const confirmForMs = 2_500

/** The feed stays at `/` while one swipes; this is where a clip's own address comes from. */
export function ShareButton({ card }: { card: VideoCard }) {
  const [isCopied, setIsCopied] = useState(false)

  async function share() {
    const url = new URL(paths.video(card.id), location.origin).href
    try {
      // A desktop's share sheet is slower than the clipboard; a phone's is the way to every messenger.
      if (matchMedia('(pointer: coarse)').matches && 'share' in navigator) {
        await navigator.share({ title: card.name, text: `${card.name}, by ${card.partner.name}`, url })
        return
      }
      await navigator.clipboard.writeText(url)
      setIsCopied(true)
      setTimeout(() => setIsCopied(false), confirmForMs)
    } catch (error) {
      // Closing the share sheet is not a failure; a browser that refuses both at least shows the address.
      if (!(error instanceof DOMException && error.name === 'AbortError'))
        prompt('The address of this clip:', url)
    }
  }

  return (
    <span className="inline-flex items-center gap-3">
      <IconButton
        label="Share this clip"
        variant="glass"
        onClick={share}
        className="bg-white/15 hover:bg-white/25"
      >
        {isCopied ? <Icon of={Check} /> : <Icon of={Share2} />}
      </IconButton>
      <span role="status" className="font-semibold text-sm empty:absolute">
        {isCopied ? <span className="animate-fade">Link copied</span> : null}
      </span>
    </span>
  )
}
