'use client'

import { type ComponentProps, type ReactNode, useState } from 'react'
import type { z } from 'zod'
import { RegisterForm } from '@/components/auth/register-form'
import { CheckMail } from '@/components/recovery/check-mail'
import type { registerInput } from '@/lib/auth/schema'
import * as apiPaths from '@/lib/core/api-paths'

type RegisterPanelProps = Omit<ComponentProps<typeof RegisterForm>, 'onMailed'> & {
  heading: ReactNode
  hasInbox: boolean
  /** Doors beside the form. */
  otherWays?: ReactNode
}

/** The form, and, where an account waits for its owner to follow a link, what comes after it. */
export function RegisterPanel({ heading, hasInbox, otherWays, ...form }: RegisterPanelProps) {
  const [asked, setAsked] = useState<z.input<typeof registerInput>>()
  if (asked === undefined)
    return (
      <>
        {heading}
        <RegisterForm {...form} onMailed={setAsked} />
        {otherWays}
      </>
    )
  return (
    <CheckMail
      request={{ url: apiPaths.register(), input: asked }}
      hasInbox={hasInbox}
      onOther={() => setAsked(undefined)}
    >
      <p>
        We have sent a mail to <span className="wrap-anywhere font-semibold text-ink">{asked.email}</span>.
        Open the link in it within a day, and your account is ready.
      </p>
    </CheckMail>
  )
}
