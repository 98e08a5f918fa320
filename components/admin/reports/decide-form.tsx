'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState, useTransition } from 'react'
import { toast } from 'sonner'
import { type Refusal, sendForm } from '@/components/auth/send-form'
import { Button } from '@/components/ui/button'
import { InlineAlert } from '@/components/ui/inline-alert'
import { TextArea } from '@/components/ui/text-area'
import * as apiPaths from '@/lib/core/api-paths'
import { type CaseId, type Deed, type ModerationAnswer, maxNoteLength } from '@/lib/moderation/schema'
import { deedTexts } from './words'

type DecideFormProps = { thing: CaseId; choices: { deed: Deed; text: string }[] }

const effects: Record<Deed, string> = {
  hide: 'Off every public page at once.',
  restore: 'As it was before.',
  suspend: 'Signed out everywhere at once; a kitchen’s page and clips are off the site.',
  unsuspend: 'They can sign in again; page and clips come back.',
  dismiss: 'Nothing else changes.',
}

/** One decision with its reason. What it will do stands under the choice. */
export function DecideForm({ thing, choices }: DecideFormProps) {
  const router = useRouter()
  const [deed, setDeed] = useState<Deed | null>(null)
  const [why, setWhy] = useState('')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, startWork] = useTransition()

  function decide(event: FormEvent) {
    event.preventDefault()
    if (!deed || isBusy) return
    startWork(async () => {
      setRefusal(null)
      const input = { ...thing, deed, why }
      const sent = await sendForm<ModerationAnswer>({ url: apiPaths.moderation(), input })
      if ('refusal' in sent) return setRefusal(sent.refusal)
      toast.success(sent.answer.changed ? `${deedTexts[deed]}.` : 'It was so already.')
      setDeed(null)
      setWhy('')
      router.refresh()
    })
  }

  const whyError = refusal?.fields.why?.[0]
  return (
    <form onSubmit={decide} className="grid gap-4">
      <fieldset className="grid gap-1">
        <legend className="mb-1 font-semibold text-sm">Decision</legend>
        {choices.map((choice) => (
          <label
            key={choice.deed}
            className="grid min-h-11 cursor-pointer grid-cols-[auto_1fr] items-center gap-x-3 rounded-sm px-2 py-1.5 hover:bg-sunken"
          >
            <input
              type="radio"
              name="deed"
              required
              checked={deed === choice.deed}
              onChange={() => setDeed(choice.deed)}
              className="size-5 accent-paprika"
            />
            <span>
              {choice.text}
              <span className="block text-ink-soft text-sm">{effects[choice.deed]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <TextArea
        label="Why"
        hint="Kept for good. The owner of a clip that is taken down reads it."
        required
        rows={2}
        minLength={3}
        maxLength={maxNoteLength}
        value={why}
        onChange={(event) => setWhy(event.target.value)}
        error={whyError}
      />
      {refusal && !whyError ? <InlineAlert title={refusal.message} /> : null}
      <Button type="submit" busy={isBusy} className="justify-self-start">
        Decide
      </Button>
    </form>
  )
}
