import { ChefHat, Hash, UtensilsCrossed } from 'lucide'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import type { Suggestion } from '@/lib/search/schema'

const kinds = {
  dish: { icon: UtensilsCrossed, name: 'Dish' },
  tag: { icon: Hash, name: 'Tag' },
  kitchen: { icon: ChefHat, name: 'Kitchen' },
} as const

type SuggestionListProps = {
  id: string
  suggestions: Suggestion[]
  chosen: number
  onTake: (suggestion: Suggestion) => void
}

/** Always there, for the combobox to point at; the focus stays in its field. */
export function SuggestionList({ id, suggestions, chosen, onTake }: SuggestionListProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Suggestions"
      tabIndex={-1}
      className={classNames(
        'absolute inset-x-0 top-full z-20 mt-2 overflow-hidden rounded-lg border border-line bg-surface py-1 shadow-float',
        suggestions.length === 0 && 'hidden',
      )}
    >
      {suggestions.map((suggestion, index) => {
        const { icon, name } = kinds[suggestion.kind]
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's, which keeps the focus
          <div
            key={`${suggestion.kind} ${suggestion.text}`}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            // Pressing would take the focus out of the field, and the list away with it.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(suggestion)}
            className="flex min-h-11 cursor-pointer items-center gap-3 px-4 hover:bg-sunken aria-selected:bg-sunken"
          >
            <Icon of={icon} className="size-4.5 shrink-0 text-paprika-ink" />
            <span className="truncate">{suggestion.text}</span>
            <span className="ml-auto text-ink-soft text-sm">{name}</span>
          </div>
        )
      })}
    </div>
  )
}
