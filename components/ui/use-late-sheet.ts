import { type ComponentType, useState } from 'react'

type SheetProps = { open: boolean; onOpenChange: (isOpen: boolean) => void }

/** For a sheet that few ever open: nothing of it is loaded before somebody does, and a network that is away is said, not thrown. */
export function useLateSheet<Props extends SheetProps>(load: () => Promise<ComponentType<Props>>) {
  const [loaded, setLoaded] = useState<{ Sheet: ComponentType<Props> } | null>(null)
  const [open, onOpenChange] = useState(false)
  const [hasFailed, setHasFailed] = useState(false)

  async function ask() {
    setHasFailed(false)
    try {
      const Sheet = await load()
      setLoaded({ Sheet })
      onOpenChange(true)
    } catch {
      setHasFailed(true)
    }
  }

  return {
    /** Nothing until it was asked for and is there. */
    Sheet: loaded?.Sheet,
    state: { open, onOpenChange },
    ask: () => void ask(),
    /** Why it does not open, for an alert. */
    trouble: hasFailed ? 'That did not load. Check your connection.' : null,
  }
}
