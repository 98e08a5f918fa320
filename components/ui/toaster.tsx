'use client'

import { Toaster as Sonner } from 'sonner'

/** Mount once in the layout that shows toasts; call `toast()` from `sonner` there. Not on the feed: its budget is small. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-center"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            // It brings a font of its own.
            'flex w-full items-center gap-3 rounded-md border border-line bg-surface px-4 py-3 font-sans text-ink text-sm shadow-float',
          title: 'font-semibold',
          description: 'text-ink-soft',
          actionButton:
            'ml-auto min-h-11 shrink-0 rounded-full px-4 font-semibold text-paprika-ink hover:bg-sunken',
          success: '[&_[data-icon]]:text-herb-ink',
          error: '[&_[data-icon]]:text-danger-ink',
        },
      }}
    />
  )
}
