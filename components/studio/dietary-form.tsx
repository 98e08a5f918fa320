'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { CheckboxGroup } from '@/components/ui/checkbox-group'
import { InlineAlert } from '@/components/ui/inline-alert'
import { allergenNames, allergens, dietNames, diets } from '@/lib/core/dietary'
import { dietaryInput, type VideoDto } from '@/lib/videos/schema'
import { useSaveClip } from './use-save-clip'

function readForm(form: HTMLFormElement) {
  const data = new FormData(form)
  const contents = allergens.filter((one) => data.getAll('allergens').includes(one))
  return {
    diets: diets.filter((one) => data.getAll('diets').includes(one)),
    allergens: contents.length > 0 ? contents : data.has('none') ? [] : null,
  }
}

/** What the dish is right for and what is in it: viewers filter by both. */
export function DietaryForm({ video }: { video: VideoDto }) {
  const { dietary } = video
  const [saved, setSaved] = useState(() => JSON.stringify(dietary))
  const [ticked, setTicked] = useState(saved)
  const isDirty = ticked !== saved
  const [isSaving, setIsSaving] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { save, outcome } = useSaveClip(video.id, isDirty)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const read = readForm(event.currentTarget)
    const sent = JSON.stringify(read)
    setTicked(sent)
    const checked = dietaryInput.safeParse(read)
    setProblem(checked.error?.issues[0]?.message ?? null)
    if (!checked.success) return
    setIsSaving(true)
    await save({ dietary: checked.data }, () => setSaved(sent))
    setIsSaving(false)
  }

  return (
    <Card>
      <form
        noValidate
        onSubmit={submit}
        onChange={(event) => setTicked(JSON.stringify(readForm(event.currentTarget)))}
        aria-label="Diets and allergens"
        className="grid gap-6"
      >
        <CheckboxGroup name="diets" legend="Right for" options={dietNames} ticked={dietary.diets} />
        <CheckboxGroup
          name="allergens"
          legend="Contains"
          hint="Until you say, viewers with an allergy do not see this clip when they filter."
          options={allergenNames}
          ticked={dietary.allergens ?? []}
        />
        <Checkbox
          name="none"
          label="None of these"
          hint="Counts where nothing above is ticked."
          defaultChecked={dietary.allergens?.length === 0}
        />
        {problem ? <InlineAlert tone="error">{problem}</InlineAlert> : null}
        {outcome && !problem ? <InlineAlert tone={outcome.tone}>{outcome.text}</InlineAlert> : null}
        <div>
          <Button type="submit" size="lg" busy={isSaving} variant={isDirty ? 'primary' : 'secondary'}>
            Save diets and allergens
          </Button>
        </div>
      </form>
    </Card>
  )
}
