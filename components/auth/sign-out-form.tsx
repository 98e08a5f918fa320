'use client'

import { type ReactNode, type SyntheticEvent, useState } from 'react'
import { logOut } from '@/components/auth/log-out'
import { classNames } from '@/components/ui/class-names'
import { paths } from '@/lib/core/paths'

/** Around what its button shows. Sent by the browser itself without scripts, or before they are there. */
export function SignOutForm({ className, children }: { className: string; children: ReactNode }) {
  const [trouble, setTrouble] = useState(false)

  async function leave(event: SyntheticEvent) {
    event.preventDefault()
    if (await logOut()) location.assign(paths.feed())
    else setTrouble(true)
  }

  return (
    <>
      <form method="post" action={paths.form.logout()} onSubmit={leave}>
        <button type="submit" className={className}>
          {children}
        </button>
      </form>
      <p role="alert" className={classNames('text-danger-ink text-sm', trouble && 'px-3 py-2')}>
        {trouble ? 'That did not work. You are still signed in.' : null}
      </p>
    </>
  )
}
