'use client'

import type { UseFormReturn } from 'react-hook-form'
import type { z } from 'zod'
import { classNames } from '@/components/ui/class-names'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import type { clipDetails } from '@/lib/videos/schema'

/** Mirrors `clipDetails`; the counters warn before the schema refuses. */
const maxLength = { name: 80, description: 500 } as const

type ClipFieldsProps = {
  form: UseFormReturn<z.input<typeof clipDetails>, unknown, z.output<typeof clipDetails>>
  nameLength: number
  descriptionLength: number
  readOnly?: boolean
}

/** The words of a clip; the same when it is uploaded and when it is edited. */
export function ClipFields({ form, nameLength, descriptionLength, readOnly = false }: ClipFieldsProps) {
  const { errors } = form.formState
  return (
    <>
      <TextField
        label="Name"
        placeholder="For example: Sunday ragù, four hours in"
        autoComplete="off"
        enterKeyHint="done"
        required
        readOnly={readOnly}
        error={errors.name?.message}
        aside={<Counter length={nameLength} max={maxLength.name} />}
        {...form.register('name')}
      />
      <TextArea
        label="Description"
        optional
        placeholder="What is in it, what makes it yours, when people can come for it."
        readOnly={readOnly}
        error={errors.description?.message}
        aside={<Counter length={descriptionLength} max={maxLength.description} />}
        {...form.register('description')}
      />
    </>
  )
}

/** Not read aloud at every key: the error says it once when it matters. */
function Counter({ length, max }: { length: number; max: number }) {
  const left = max - length
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'text-xs tabular-nums',
        left < 0 ? 'font-semibold text-danger-ink' : left <= max * 0.1 ? 'text-saffron-ink' : 'text-ink-soft',
      )}
    >
      {length}/{max}
    </span>
  )
}
