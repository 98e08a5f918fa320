import { useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { useFocusBack } from '@/components/ui/use-focus-back'
import type { ListedCaption } from '@/lib/captions/schema'
import { CaptionEditor } from './caption-editor'
import { saveCaptions } from './save-captions'
import { useSayDone } from './use-say-done'

type CaptionLanguageProps = { videoId: string; caption: ListedCaption; name: string }

/** One language of a clip. Each has an editor of its own, so that opening another takes no typed word away. */
export function CaptionLanguage({ videoId, caption, name }: CaptionLanguageProps) {
  const { isRenewing, sayDone } = useSayDone()
  const [isOpen, setOpen] = useState(false)
  const opener = useFocusBack(isOpen)
  const remove = async () => {
    const refusal = await saveCaptions(videoId, caption.language, null)
    if (refusal !== null) return toast.error(refusal)
    sayDone(`Captions in ${name} are removed.`)
  }
  return (
    <li>
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <span className="font-semibold">{name}</span>
        <span className="flex gap-1">
          <Button
            ref={opener}
            variant="ghost"
            // An editor that opened on the lines from before would write them over the new ones.
            busy={isRenewing && !isOpen}
            aria-expanded={isOpen}
            onClick={() => setOpen(true)}
          >
            Edit<span className="sr-only"> captions in {name}</span>
          </Button>
          <Button variant="ghost" onClick={remove}>
            Remove<span className="sr-only"> captions in {name}</span>
          </Button>
        </span>
      </div>
      {isOpen ? (
        <div className="mt-3 mb-5">
          <CaptionEditor
            videoId={videoId}
            language={caption.language}
            name={name}
            text={caption.text}
            onSaved={() => sayDone(`Captions in ${name} are saved.`)}
            onClose={() => setOpen(false)}
          />
        </div>
      ) : null}
    </li>
  )
}
