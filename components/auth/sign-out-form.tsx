'use client'

import { LogOut } from 'lucide'
import { type SyntheticEvent, useState } from 'react'
import { logOut } from '@/components/auth/log-out'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { paths } from '@/lib/core/paths'

/** Sent by the browser itself without scripts, or before they are there. */
export function SignOutForm({ className }: { className: string }) {
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
          <Icon of={LogOut} />
          Sign out
        </button>
      </form>
      <p role="alert" className={classNames('text-danger-ink text-sm', trouble && 'px-3 py-2')}>
        {trouble ? 'That did not work. You are still signed in.' : null}
      </p>
    </>
  )
}
