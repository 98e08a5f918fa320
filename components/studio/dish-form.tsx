'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type { z } from 'zod'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { InlineAlert } from '@/components/ui/inline-alert'
import { writePrice } from '@/components/ui/price'
import { SelectField } from '@/components/ui/select-field'
import { settleForm } from '@/components/ui/settle-form'
import { TextField } from '@/components/ui/text-field'
import { currencies, type VideoDto } from '@/lib/videos/schema'
import { dishForm } from './dish-form-schema'
import { useSaveClip } from './use-save-clip'

type Typed = z.input<typeof dishForm>
function toTyped({ dish, orderUrl, tags }: Pick<VideoDto, 'dish' | 'orderUrl' | 'tags'>): Typed {
  const price = dish?.price ?? null
  return {
    dish: dish?.name ?? '',
    price: price ? writePrice(price) : '',
    currency: currencies.find((currency) => currency === price?.currency) ?? 'EUR',
    orderUrl: orderUrl ?? '',
    tags: tags.join(', '),
  }
}

/** What is on the plate, what it costs, and where to order it. */
export function DishForm({ video }: { video: VideoDto }) {
  const form = useForm<Typed, unknown, z.output<typeof dishForm>>({
    resolver: zodResolver(dishForm),
    defaultValues: toTyped(video),
    mode: 'onTouched',
  })
  const { errors, isDirty, isSubmitting } = form.formState

  const { save, outcome } = useSaveClip(video.id, isDirty)
  const submit = form.handleSubmit((offer) => {
    const typed = form.getValues()
    return save(offer, () => settleForm(form, typed, { ...typed, tags: offer.tags.join(', ') }))
  })

  return (
    <Card>
      <form noValidate onSubmit={submit} className="grid gap-6" aria-label="The dish">
        <TextField
          label="Dish"
          optional
          placeholder="For example: Tonkotsu ramen"
          autoComplete="off"
          error={errors.dish?.message}
          {...form.register('dish')}
        />
        <div className="grid grid-cols-[minmax(0,1fr)_7rem] items-start gap-3">
          <TextField
            label="Price"
            optional
            inputMode="decimal"
            placeholder="12.50"
            autoComplete="off"
            error={errors.price?.message}
            {...form.register('price')}
          />
          <SelectField label="Currency" {...form.register('currency')}>
            {currencies.map((currency) => (
              <option key={currency}>{currency}</option>
            ))}
          </SelectField>
        </div>
        <TextField
          label="Order link"
          optional
          type="url"
          inputMode="url"
          placeholder="https://"
          autoComplete="off"
          hint="Without one, the order link of your profile is used."
          error={errors.orderUrl?.message}
          {...form.register('orderUrl')}
        />
        <TextField
          label="Tags"
          optional
          placeholder="ramen, late night, spicy"
          autoComplete="off"
          hint="Up to 8, with commas between them."
          error={errors.tags?.message}
          {...form.register('tags')}
        />
        {outcome ? <InlineAlert tone={outcome.tone}>{outcome.text}</InlineAlert> : null}
        <div>
          <Button type="submit" size="lg" busy={isSubmitting} variant={isDirty ? 'primary' : 'secondary'}>
            Save the dish
          </Button>
        </div>
      </form>
    </Card>
  )
}
