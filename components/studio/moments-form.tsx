'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { Plus } from 'lucide'
import { useFieldArray, useForm } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { InlineAlert } from '@/components/ui/inline-alert'
import { SelectField } from '@/components/ui/select-field'
import { settleForm } from '@/components/ui/settle-form'
import { maxMoments } from '@/lib/core/moments'
import { currencies, type VideoDto } from '@/lib/videos/schema'
import { MomentLine } from './moment-line'
import { momentsForm, noMoment, type TypedMoments, toTyped } from './moments-form-schema'
import { useSaveClip } from './use-save-clip'

/** Which dish comes when: viewers tap one and are there. */
export function MomentsForm({ video }: { video: VideoDto }) {
  const form = useForm<TypedMoments, unknown, ReturnType<typeof momentsForm.parse>>({
    resolver: zodResolver(momentsForm),
    defaultValues: toTyped(video.moments),
    mode: 'onTouched',
  })
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'rows' })
  const { isDirty, isSubmitting } = form.formState
  const { save, outcome } = useSaveClip(video.id, isDirty)
  const submit = form.handleSubmit(({ moments }) => {
    // A copy: the form library changes its rows in place.
    const typed = structuredClone(form.getValues())
    const saved = { ...toTyped(moments), currency: typed.currency }
    return save({ moments }, () => settleForm(form, typed, saved))
  })

  return (
    <Card>
      <form noValidate onSubmit={submit} aria-labelledby="moments" className="grid gap-5">
        <div>
          <h2 id="moments" className="font-display font-semibold text-xl">
            Dishes on the timeline
          </h2>
          <p className="mt-1 text-ink-soft text-sm">
            From when on a dish is to be seen. Viewers tap it and are there.
          </p>
        </div>
        {fields.length > 0 ? (
          <>
            <SelectField label="Currency" className="w-28" {...form.register('currency')}>
              {currencies.map((currency) => (
                <option key={currency}>{currency}</option>
              ))}
            </SelectField>
            <ol className="grid gap-4">
              {fields.map(({ id }, index) => (
                <MomentLine key={id} form={form} index={index} onRemove={() => remove(index)} />
              ))}
            </ol>
          </>
        ) : null}
        {outcome ? <InlineAlert tone={outcome.tone}>{outcome.text}</InlineAlert> : null}
        <div className="flex flex-wrap gap-3">
          {fields.length > 0 || isDirty ? (
            <Button type="submit" busy={isSubmitting} variant={isDirty ? 'primary' : 'secondary'}>
              Save the timeline
            </Button>
          ) : null}
          {fields.length < maxMoments ? (
            <Button variant="secondary" onClick={() => append(noMoment)}>
              <Icon of={Plus} className="size-4.5" />
              Add a mark
            </Button>
          ) : null}
        </div>
      </form>
    </Card>
  )
}
