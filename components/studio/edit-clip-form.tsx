'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, useWatch } from 'react-hook-form'
import type { z } from 'zod'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { InlineAlert } from '@/components/ui/inline-alert'
import { settleForm } from '@/components/ui/settle-form'
import { ClipFields } from '@/components/upload/clip-fields'
import { paths } from '@/lib/core/paths'
import { clipDetails, type VideoDto } from '@/lib/videos/schema'
import { useSaveClip } from './use-save-clip'

/** Name and description of a clip that is there already. */
export function EditClipForm({ video }: { video: VideoDto }) {
  const form = useForm<z.input<typeof clipDetails>, unknown, z.output<typeof clipDetails>>({
    resolver: zodResolver(clipDetails),
    defaultValues: { name: video.name, description: video.description },
    mode: 'onTouched',
  })
  const { name = '', description = '' } = useWatch({ control: form.control })
  const { isDirty, isSubmitting } = form.formState

  const { save, outcome } = useSaveClip(video.id, isDirty)
  const submit = form.handleSubmit((details) => {
    const typed = form.getValues()
    return save(details, () => settleForm(form, typed, details))
  })

  return (
    <Card>
      <form noValidate onSubmit={submit} className="grid gap-6" aria-label="About the clip">
        <ClipFields form={form} nameLength={name.length} descriptionLength={description.length} />
        {outcome ? <InlineAlert tone={outcome.tone}>{outcome.text}</InlineAlert> : null}
        <div className="flex flex-wrap gap-3">
          <Button type="submit" size="lg" busy={isSubmitting} variant={isDirty ? 'primary' : 'secondary'}>
            Save
          </Button>
          <ButtonLink href={paths.studio()} variant="ghost" size="lg">
            Back to the studio
          </ButtonLink>
        </div>
      </form>
    </Card>
  )
}
