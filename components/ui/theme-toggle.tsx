'use client'

import { Moon, Sun } from 'lucide'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'

/** Where next-themes keeps the choice. */
const key = 'theme'

/** The provider stands in the head, around nothing: it hears of a choice here as it hears of one in another tab. */
function switchTheme(): void {
  const newValue = document.documentElement.classList.contains('dark') ? 'light' : 'dark'
  try {
    localStorage.setItem(key, newValue)
  } catch {
    // Storage is forbidden: it holds until the page goes.
  }
  dispatchEvent(new StorageEvent('storage', { key, newValue }))
}

/** Both icons are always there and CSS picks one: the server cannot know the theme, and guessing would flash. */
export function ThemeToggle({ className }: { className?: string }) {
  return (
    <IconButton
      label="Switch between light and dark"
      onClick={switchTheme}
      {...(className ? { className } : {})}
    >
      <Icon of={Moon} className="dark:hidden" />
      <Icon of={Sun} className="hidden dark:block" />
    </IconButton>
  )
}
