'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { InlineAlert } from '@/components/ui/inline-alert'
import { SelectField } from '@/components/ui/select-field'
import type { ListedCaption } from '@/lib/captions/schema'
import { CaptionEditor } from './caption-editor'
import { saveCaptions } from './save-captions'

type Language = { code: string; name: string }
/** The key is new at each opening: an answer about an earlier one leaves this one alone. */
type Editing = { key: number; language: string }
type CaptionsCardProps = {
  videoId: string
  captions: ListedCaption[]
  languages: Language[]
  preferred: string
}

/** The words of a clip for those who watch it silently or do not hear: one set for each language. */
export function CaptionsCard({ videoId, captions, languages, preferred }: CaptionsCardProps) {
  const router = useRouter()
  const [editing, setEditing] = useState<Editing | null>(null)
  const openings = useRef(0)
  const nameOf = (code: string) => languages.find((language) => language.code === code)?.name ?? code
  const free = languages.filter(({ code }) => !captions.some(({ language }) => language === code))
  const first = free.find(({ code }) => code === preferred) ?? free[0]
  const isNew = editing !== null && free.some(({ code }) => code === editing.language)

  const open = (language: string) => {
    const opened = { key: openings.current++, language }
    setEditing((now) => (now?.language === language ? now : opened))
  }
  const finish = (words: string, isOver: (now: Editing) => boolean) => {
    setEditing((now) => (now && isOver(now) ? null : now))
    toast.success(words)
    router.refresh()
  }
  const remove = async (language: string) => {
    const refusal = await saveCaptions(videoId, language, null)
    if (refusal !== null) return toast.error(refusal)
    finish(`Captions in ${nameOf(language)} are removed.`, (now) => now.language === language)
  }

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
        {captions.length > 0 ? (
          <ul className="grid gap-2">
            {captions.map(({ language }) => (
              <li key={language} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
                <span className="font-semibold">{nameOf(language)}</span>
                <span className="flex gap-1">
                  <Button variant="ghost" onClick={() => open(language)}>
                    Edit<span className="sr-only"> captions in {nameOf(language)}</span>
                  </Button>
                  <Button variant="ghost" onClick={() => remove(language)}>
                    Remove<span className="sr-only"> captions in {nameOf(language)}</span>
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        ) : null}
        {editing === null && first ? (
          <Button variant="secondary" className="justify-self-start" onClick={() => open(first.code)}>
            Add captions
          </Button>
        ) : null}
        {isNew ? (
          <SelectField
            label="Language"
            value={editing.language}
            onChange={(event) => setEditing({ ...editing, language: event.target.value })}
          >
            {free.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </SelectField>
        ) : null}
        {editing === null ? null : (
          <CaptionEditor
            // Not the language: the words one typed stay when only that is chosen anew.
            key={editing.key}
            videoId={videoId}
            language={editing.language}
            text={captions.find(({ language }) => language === editing.language)?.text ?? ''}
            onDone={(isAsSent) =>
              finish(
                `Captions in ${nameOf(editing.language)} are saved.`,
                (now) => isAsSent && now === editing,
              )
            }
            onCancel={() => setEditing(null)}
          />
        )}
      </section>
    </Card>
  )
}
