import { ChefHat, Soup } from 'lucide'
import type { ComponentProps } from 'react'
import { Icon } from '@/components/ui/icon'

const choices = [
  { value: 'viewer', title: 'I am hungry', text: 'Watch, find a place, order.', icon: Soup },
  { value: 'partner', title: 'I cook', text: 'Show your food, get orders.', icon: ChefHat },
] as const

type RoleChoiceProps = ComponentProps<'input'> & {
  /** The one that is chosen before anybody chooses, without scripts too. */
  first: (typeof choices)[number]['value']
}

/** Two cards, radio buttons underneath. Takes what `register('role')` returns. */
export function RoleChoice({ first, ...props }: RoleChoiceProps) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-semibold text-sm">What brings you here?</legend>
      <div className="grid grid-cols-2 gap-3">
        {choices.map(({ value, title, text, icon }) => (
          <label
            key={value}
            className="group relative grid content-start gap-1 rounded-lg border border-line-strong bg-surface p-4 transition-colors hover:border-ink has-checked:border-paprika has-checked:bg-paprika-wash has-checked:ring-1 has-checked:ring-paprika has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-3"
          >
            <input
              type="radio"
              value={value}
              defaultChecked={value === first}
              {...props}
              className="sr-only"
            />
            <Icon of={icon} className="mb-2 size-7 stroke-[1.75] group-has-checked:text-paprika-ink" />
            <span className="font-display font-semibold text-lg leading-tight">{title}</span>
            <span className="text-ink-soft text-sm leading-snug">{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
