import type { ComponentProps } from 'react'
import { PasswordForm } from '@/components/settings/password-form'
import { SettingsSection } from '@/components/settings/settings-section'

export function PasswordSection(form: ComponentProps<typeof PasswordForm>) {
  const { hasPassword } = form
  return (
    <SettingsSection
      title="Password"
      intro={
        hasPassword
          ? 'Change it when somebody may know it. All your other devices are signed out then.'
          : 'You sign in without one so far. With a password you have a second way in.'
      }
    >
      <PasswordForm key={hasPassword ? 'change' : 'first'} {...form} />
    </SettingsSection>
  )
}
