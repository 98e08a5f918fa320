import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { CheckboxGroup } from '@/components/ui/checkbox-group'
import { Dialog } from '@/components/ui/dialog'
import { InlineAlert } from '@/components/ui/inline-alert'
import { SelectField } from '@/components/ui/select-field'
import { useOwnPosition } from '@/components/ui/use-own-position'
import { allergenNames, dietNames } from '@/lib/core/dietary'
import { paths } from '@/lib/core/paths'
import { radiiKm, roughDigits, writePlace } from '@/lib/core/place'

type FilterDialogProps = {
  filter: Record<string, string>
  open: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** The boxes that are ticked, as the address of the feed says them. */
function readForm(form: HTMLFormElement): Record<string, string> {
  const data = new FormData(form)
  const query: Record<string, string> = {}
  for (const name of ['diet', 'without', 'open', 'within']) {
    const ticked = data.getAll(name).map(String).filter(Boolean)
    if (ticked.length > 0) query[name] = ticked.join(',')
  }
  return query
}

/** What one can and wants to eat. The answer is an address: it can be kept and shared, and Back undoes it. */
export function FilterDialog({ filter, open, onOpenChange }: FilterDialogProps) {
  const router = useRouter()
  const formId = useId()
  const [isGoing, startGoing] = useTransition()
  const { isLocating, locate, giveUp } = useOwnPosition()
  const [isLost, setIsLost] = useState(false)
  const close = () => {
    giveUp()
    setIsLost(false)
    onOpenChange(false)
  }
  const go = (query: Record<string, string>) => {
    close()
    startGoing(() => router.push(paths.feed(query)))
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const query = readForm(event.currentTarget)
    if (!query.within) return go(query)
    void locate((here) => {
      if (here) go({ ...query, near: writePlace(here, roughDigits) })
      else setIsLost(true)
    })
  }
  const ticked = (name: string) => filter[name]?.split(',') ?? []
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => next || close()}
      isDark
      title="What would you like?"
      description="As the kitchens say it. With an allergy, ask them before you eat."
      actions={
        <>
          <Button variant="ghost" onClick={() => go({})}>
            Show everything
          </Button>
          <Button type="submit" form={formId} busy={isGoing || isLocating}>
            Show clips
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-5">
        <Checkbox name="open" value="1" label="Open now" defaultChecked={filter.open === '1'} />
        <SelectField
          label="Distance"
          name="within"
          defaultValue={filter.within ?? ''}
          hint="Your browser asks whether we may know where you are. We use it for this list only, to the kilometre."
        >
          <option value="">Anywhere</option>
          {radiiKm.map((km) => (
            <option key={km} value={km}>
              Up to {km} km
            </option>
          ))}
        </SelectField>
        {isLost ? (
          <InlineAlert tone="error">
            This browser does not tell where you are. Allow it, or choose Anywhere.
          </InlineAlert>
        ) : null}
        <CheckboxGroup name="diet" legend="Diet" options={dietNames} ticked={ticked('diet')} />
        <CheckboxGroup
          name="without"
          legend="Without"
          hint="Dishes whose kitchen has not listed allergens are left out."
          options={allergenNames}
          ticked={ticked('without')}
        />
      </form>
    </Dialog>
  )
}
