'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { InlineAlert } from '@/components/ui/inline-alert'
import { SelectField } from '@/components/ui/select-field'
import { useFocusBack } from '@/components/ui/use-focus-back'
import type { ListedCaption } from '@/lib/captions/schema'
import { CaptionEditor } from './caption-editor'
import { CaptionLanguage } from './caption-language'
import { useSayDone } from './use-say-done'

type Language = { code: string; name: string }
type CaptionsCardProps = {
  videoId: string
  captions: ListedCaption[]
  languages: Language[]
  preferred: string
}

/** The words of a clip for those who watch it silently or do not hear: one set for each language. */
export function CaptionsCard({ videoId, captions, languages, preferred }: CaptionsCardProps) {
  const { sayDone } = useSayDone()
  const [added, setAdded] = useState<string | null>(null)
  const opener = useFocusBack(added !== null)
  const nameOf = (code: string) => languages.find((language) => language.code === code)?.name ?? code
  const free = languages.filter(({ code }) => !captions.some(({ language }) => language === code))
  const first = free.find(({ code }) => code === preferred) ?? free[0]
  // Saved while more was typed: the editor stays where it is, with what it holds, until it is closed.
  const listed = captions.filter(({ language }) => language !== added)

  return (
    <Card>
      <section aria-labelledby="captions" className="grid gap-5">
        <div>
          <h2 id="captions" className="font-display font-semibold text-xl">
            Captions
          </h2>
          <p className="mt-1 text-ink-soft text-sm">What is said, for all who watch without sound.</p>
        </div>
        {captions.some(({ isOlderThanVideo }) => isOlderThanVideo) ? (
          <InlineAlert tone="warning" title="Made for the video before">
            The captions are kept. Play the clip and see whether their times still fit; saving them takes this
            note away.
          </InlineAlert>
        ) : null}
        {listed.length > 0 ? (
          <ul className="grid gap-2">
            {listed.map((caption) => (
              <CaptionLanguage
                key={caption.language}
                videoId={videoId}
                caption={caption}
                name={nameOf(caption.language)}
              />
            ))}
          </ul>
        ) : null}
        {added === null && first ? (
          <Button
            ref={opener}
            variant="secondary"
            className="justify-self-start"
            onClick={() => setAdded(first.code)}
          >
            Add captions
          </Button>
        ) : null}
        {added === null ? null : (
          <>
            {free.some(({ code }) => code === added) ? (
              <SelectField label="Language" value={added} onChange={(event) => setAdded(event.target.value)}>
                {free.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </SelectField>
            ) : null}
            <CaptionEditor
              videoId={videoId}
              language={added}
              name={nameOf(added)}
              text=""
              onSaved={() => sayDone(`Captions in ${nameOf(added)} are saved.`)}
              onClose={() => setAdded(null)}
            />
          </>
        )}
      </section>
    </Card>
  )
}
