'use client'

import * as Radix from '@radix-ui/react-dialog'
import { X } from 'lucide'
import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'

type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  children?: ReactNode
  /** Buttons, the one to do last. */
  actions?: ReactNode
  /** Over the feed, which is dark in every theme. */
  isDark?: boolean
}

/** A question that has to be answered first. A sheet from below on a phone, a card in the middle elsewhere. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  actions,
  isDark = false,
}: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-[oklch(0.15_0.03_345/0.6)]" />
        <div
          className={classNames(
            'pointer-events-none fixed inset-0 z-50 grid items-end sm:place-items-center sm:p-6',
            isDark && 'dark text-ink',
          )}
        >
          <Radix.Content
            {...(description ? {} : { 'aria-describedby': undefined })}
            className="pointer-events-auto max-h-[90dvh] w-full animate-rise overflow-y-auto rounded-t-xl bg-surface p-6 pb-[max(1.5rem,env(safe-area-inset-bottom))] shadow-float sm:max-w-lg sm:rounded-xl sm:p-8"
          >
            <div className="flex items-start justify-between gap-4">
              <Radix.Title className="font-display font-semibold text-xl">{title}</Radix.Title>
              <Radix.Close asChild>
                <IconButton label="Close" className="-mt-2 -mr-2">
                  <Icon of={X} />
                </IconButton>
              </Radix.Close>
            </div>
            {description ? (
              <Radix.Description className="mt-2 text-ink-soft">{description}</Radix.Description>
            ) : null}
            {children ? <div className="mt-5">{children}</div> : null}
            {actions ? (
              // Stays in view while a long form scrolls behind it.
              <div className="-mx-6 -mb-[max(1.5rem,env(safe-area-inset-bottom))] -bottom-[max(1.5rem,env(safe-area-inset-bottom))] sm:-mx-8 sm:-bottom-8 sm:-mb-8 sticky mt-4 flex flex-wrap justify-end gap-3 bg-surface px-6 pt-3 pb-[max(1.5rem,env(safe-area-inset-bottom))] shadow-[0_-0.25rem_0.5rem_var(--surface)] sm:px-8 sm:pb-8">
                {actions}
              </div>
            ) : null}
          </Radix.Content>
        </div>
      </Radix.Portal>
    </Radix.Root>
  )
}
