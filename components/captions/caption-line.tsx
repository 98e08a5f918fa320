import { Trash2 } from 'lucide'
import type { UseFormReturn } from 'react-hook-form'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'
import { TextField } from '@/components/ui/text-field'
import type { CaptionRows } from './caption-rows'

type CaptionLineProps = { form: UseFormReturn<CaptionRows>; index: number; onRemove: () => void }

export function CaptionLine({ form, index, onRemove }: CaptionLineProps) {
  const errors = form.formState.errors.rows?.[index]
  const field = (name: 'start' | 'end' | 'text') => ({
    ...form.register(`rows.${index}.${name}`),
    error: errors?.[name]?.message,
  })
  return (
    <li className="border-line border-t pt-4 first:border-t-0 first:pt-0">
      <fieldset className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-start gap-3 sm:grid-cols-[7.5rem_7.5rem_minmax(0,1fr)_auto]">
        <legend className="sr-only">Line {index + 1}</legend>
        <TextField label="From" autoComplete="off" {...field('start')} />
        <TextField label="To" autoComplete="off" {...field('end')} />
        <TextField label="Words" autoComplete="off" className="col-span-3 sm:col-span-1" {...field('text')} />
        <IconButton
          label={`Remove line ${index + 1}`}
          onClick={onRemove}
          className="col-start-3 row-start-1 mt-7 sm:col-start-4"
        >
          <Icon of={Trash2} />
        </IconButton>
      </fieldset>
    </li>
  )
}
