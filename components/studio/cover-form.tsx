'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { InlineAlert } from '@/components/ui/inline-alert'
import { useFocusBack } from '@/components/ui/use-focus-back'
import { CoverPicker } from '@/components/upload/cover/cover-picker'
import { chosenJpeg } from '@/components/upload/session/snapshot'
import type { VideoDto } from '@/lib/videos/schema'
import { useClipCover } from './use-clip-cover'

type Outcome = { tone: 'success' | 'error'; text: string }

/** Another cover for a clip that is there already: one of its frames, or a picture. */
export function CoverForm({ video, maxBytes }: { video: VideoDto; maxBytes: number }) {
  const router = useRouter()
  const { cover, open, close, choose } = useClipCover(video)
  const [isSaving, setSaving] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const opener = useFocusBack(cover !== null)
  const jpeg = cover && chosenJpeg(cover)

  const save = async () => {
    if (!jpeg) return
    setSaving(true)
    setOutcome(null)
    // The machinery that sends files is fetched by those who send one.
    const { saveCover } = await import('./save-cover')
    const result = await saveCover(video, jpeg, maxBytes, new AbortController().signal)
    setSaving(false)
    if (!result.ok) return setOutcome({ tone: 'error', text: result.message })
    close()
    setOutcome({ tone: 'success', text: 'The cover is changed.' })
    router.refresh()
  }

  return (
    <Card>
      <section className="grid gap-4" aria-labelledby="clip-cover">
        <div>
          <h2 id="clip-cover" className="font-display font-semibold text-xl">
            Cover
          </h2>
          <p className="mt-1 text-ink-soft text-sm">What people see before the clip plays.</p>
        </div>
        {cover ? (
          <CoverPicker
            cover={cover}
            maxBytes={maxBytes}
            disabled={isSaving}
            failedText="This browser cannot show the clip. Choose a picture instead."
            onChoose={choose}
          />
        ) : null}
        {outcome ? <InlineAlert tone={outcome.tone}>{outcome.text}</InlineAlert> : null}
        <div className="flex flex-wrap gap-3">
          {cover ? (
            <>
              <Button size="lg" busy={isSaving} disabled={!jpeg} onClick={save}>
                Save the cover
              </Button>
              <Button variant="ghost" size="lg" disabled={isSaving} onClick={close}>
                Keep the old one
              </Button>
            </>
          ) : (
            <Button
              ref={opener}
              variant="secondary"
              size="lg"
              onClick={() => {
                setOutcome(null)
                open()
              }}
            >
              Change the cover
            </Button>
          )}
        </div>
      </section>
    </Card>
  )
}
