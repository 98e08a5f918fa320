'use client'

import { CircleCheck, CircleDashed } from 'lucide'
import { useState } from 'react'
import { EmailForm } from '@/components/settings/email-form'
import { MailSent } from '@/components/settings/mail-sent'
import { SettingsSection } from '@/components/settings/settings-section'
import { VerifyEmail } from '@/components/settings/verify-email'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'

type EmailSectionProps = {
  email: string
  isVerified: boolean
  hasPassword: boolean
  /** A server without mail can neither confirm an address nor change one. */
  canMail: boolean
  /** Mails land on a page of this server, to be read there. */
  hasInbox: boolean
}

type Mode = { is: 'resting' } | { is: 'changing' } | { is: 'sent'; to: string }

export function EmailSection({ email, isVerified, hasPassword, canMail, hasInbox }: EmailSectionProps) {
  const [mode, setMode] = useState<Mode>({ is: 'resting' })
  const rest = () => setMode({ is: 'resting' })
  return (
    <SettingsSection
      title="E-mail"
      intro="What you sign in with, and where we write to. Nobody else sees it."
    >
      <div className="grid gap-5">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
          <div className="min-w-0">
            <p className="wrap-anywhere font-semibold">{email}</p>
            <p className="mt-1.5">
              {isVerified ? (
                <Badge tone="herb">
                  <Icon of={CircleCheck} />
                  Confirmed
                </Badge>
              ) : (
                <Badge tone="saffron">
                  <Icon of={CircleDashed} />
                  Not confirmed yet
                </Badge>
              )}
            </p>
          </div>
          {canMail && mode.is !== 'changing' ? (
            <Button variant="secondary" onClick={() => setMode({ is: 'changing' })}>
              Change e-mail
            </Button>
          ) : null}
        </div>
        {canMail && !isVerified && mode.is === 'resting' ? (
          <VerifyEmail email={email} hasInbox={hasInbox} />
        ) : null}
        {mode.is === 'changing' ? (
          <EmailForm
            email={email}
            hasPassword={hasPassword}
            onSent={(to) => setMode({ is: 'sent', to })}
            onCancel={rest}
          />
        ) : null}
        {mode.is === 'sent' ? (
          <MailSent title="One more step" hasInbox={hasInbox}>
            We sent a link to <span className="wrap-anywhere font-semibold">{mode.to}</span>. Open it within a
            day, and that is your e-mail. Until then everything stays as it is.
          </MailSent>
        ) : null}
      </div>
    </SettingsSection>
  )
}
