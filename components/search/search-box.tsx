'use client'

import { Search } from 'lucide'
import { useRouter } from 'next/navigation'
import { type FormEvent, type KeyboardEvent, useId, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { controlStyle } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { paths } from '@/lib/core/paths'
import type { Suggestion } from '@/lib/search/schema'
import { SuggestionList } from './suggestion-list'
import { useSuggestions } from './use-suggestions'

const maxLength = 80

/** An ordinary form, with an ARIA combobox over it once scripts run: arrows choose, Enter takes, Escape closes. */
export function SearchBox({ q }: { q: string }) {
  const router = useRouter()
  const listId = useId()
  const [isGoing, startGoing] = useTransition()
  const [typed, setTyped] = useState(q)
  const [isOpen, setIsOpen] = useState(false)
  const [picked, setPicked] = useState<{ from: Suggestion[]; at: number } | null>(null)
  const suggestions = useSuggestions(isOpen ? typed : '')
  // What was picked from another list is not what stands in its place now.
  const chosen = picked?.from === suggestions ? picked.at : -1
  const isShown = isOpen && suggestions.length > 0
  const choice = isShown ? suggestions[chosen] : undefined

  const close = () => {
    setIsOpen(false)
    setPicked(null)
  }
  const go = (to: string) => {
    close()
    startGoing(() => router.push(to))
  }
  const take = (suggestion: Suggestion) => {
    setTyped(suggestion.text)
    go(suggestion.kind === 'kitchen' ? paths.partner(suggestion.handle) : paths.search(suggestion.text))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (choice) take(choice)
    else go(paths.search(typed.trim()))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // While letters are being composed the arrows belong to the keyboard of the system.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      return close()
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    setIsOpen(true)
    // One place more than there are suggestions: the words as they were typed.
    const places = suggestions.length + 1
    setPicked({ from: suggestions, at: ((chosen + 1 + step + places) % places) - 1 })
  }

  return (
    <search>
      <form action={paths.search()} onSubmit={submit} className="relative flex max-w-2xl gap-3">
        <div className="relative min-w-0 flex-1">
          <Icon of={Search} className="pointer-events-none absolute top-3.5 left-4 size-5 text-ink-soft" />
          <input
            type="search"
            name="q"
            role="combobox"
            aria-label="Dish, tag or kitchen"
            aria-autocomplete="list"
            aria-expanded={isShown}
            aria-controls={listId}
            aria-activedescendant={choice ? `${listId}-${chosen}` : undefined}
            placeholder="Ramen, vegan, Kumo…"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="search"
            maxLength={maxLength}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
              setIsOpen(true)
              setPicked(null)
            }}
            onKeyDown={onKeyDown}
            onBlur={close}
            className={`${controlStyle} h-12 pl-12`}
          />
          <SuggestionList
            id={listId}
            suggestions={isShown ? suggestions : []}
            chosen={chosen}
            onTake={take}
          />
        </div>
        <Button type="submit" busy={isGoing} className="h-12 px-6">
          Search
        </Button>
      </form>
      <p role="status" className="sr-only">
        {isShown ? `${suggestions.length} suggestions` : null}
      </p>
    </search>
  )
}
