'use client'

import { Moon, Sun } from 'lucide'
import { useTheme } from 'next-themes'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'

/** Both icons are always there and CSS picks one: the server cannot know the theme, and guessing would flash. */
export function ThemeToggle({ className }: { className?: string }) {
  const { resolvedTheme, setTheme } = useTheme()
  return (
    <IconButton
      label="Switch between light and dark"
      onClick={() => setTheme(resolvedTheme === 'dark' ? 'light' : 'dark')}
      {...(className ? { className } : {})}
    >
      <Icon of={Moon} className="dark:hidden" />
      <Icon of={Sun} className="hidden dark:block" />
    </IconButton>
  )
}
