import { Trash2 } from 'lucide'
import type { UseFormReturn } from 'react-hook-form'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'
import { TextField } from '@/components/ui/text-field'
import type { momentsForm, TypedMoments } from './moments-form-schema'

type Form = UseFormReturn<TypedMoments, unknown, ReturnType<typeof momentsForm.parse>>
type MomentLineProps = { form: Form; index: number; onRemove: () => void }

/** One mark: when, which dish, what it costs. */
export function MomentLine({ form, index, onRemove }: MomentLineProps) {
  const errors = form.formState.errors.rows?.[index]
  const field = (name: 'at' | 'name' | 'price') => ({
    ...form.register(`rows.${index}.${name}`),
    error: errors?.[name]?.message,
    autoComplete: 'off',
  })
  return (
    <li className="border-line border-t pt-4 first:border-t-0 first:pt-0">
      <fieldset className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-start gap-3 sm:grid-cols-[6rem_minmax(0,1fr)_7rem_auto]">
        <legend className="sr-only">Mark {index + 1}</legend>
        <TextField label="At" placeholder="0:04" {...field('at')} />
        <TextField
          label="Dish"
          className="order-last col-span-3 sm:order-none sm:col-span-1"
          {...field('name')}
        />
        <TextField label="Price" optional inputMode="decimal" placeholder="12.50" {...field('price')} />
        <IconButton label={`Remove mark ${index + 1}`} onClick={onRemove} className="mt-7">
          <Icon of={Trash2} />
        </IconButton>
      </fieldset>
    </li>
  )
}
