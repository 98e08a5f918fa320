import type { ReactNode } from 'react'
import { LinkButton } from '@/components/identities/link-button'
import { ProviderIcon } from '@/components/identities/provider-icon'
import { UnlinkButton } from '@/components/identities/unlink-button'
import { SettingsSection } from '@/components/settings/settings-section'
import { RelativeTime } from '@/components/ui/relative-time'
import type { IdentityDto, ProviderDto } from '@/lib/identities/schema'

type LinkedAccountsProps = {
  identities: IdentityDto[]
  providers: ProviderDto[]
  locale: string
  now: number
}

/** Accounts elsewhere that open this one, and those that could. Nothing where there are neither. */
export function LinkedAccounts({ identities, providers, locale, now }: LinkedAccountsProps) {
  const linkable = providers.filter(({ id }) => !identities.some((one) => one.id === id && one.isOffered))
  if (identities.length === 0 && linkable.length === 0) return null
  return (
    <SettingsSection title="Linked accounts" intro="Sign in with an account that you have elsewhere.">
      <ul className="-my-4 divide-y divide-line">
        {identities.map((identity) => (
          <Row
            key={`${identity.id} ${identity.name}`}
            service={identity}
            action={<UnlinkButton id={identity.id} name={identity.name} />}
            stacked
          >
            <span className="wrap-anywhere block">{identity.label}</span>
            {identity.isOffered ? (
              <>
                Linked <RelativeTime at={identity.linkedAt} locale={locale} now={now} />
                {identity.lastUsedAt === identity.linkedAt ? null : (
                  <>
                    , last used <RelativeTime at={identity.lastUsedAt} locale={locale} now={now} />
                  </>
                )}
              </>
            ) : (
              'Signing in with it is switched off here.'
            )}
          </Row>
        ))}
        {linkable.map((provider) => (
          <Row key={provider.id} service={provider} action={<LinkButton {...provider} />}>
            Not linked
          </Row>
        ))}
      </ul>
    </SettingsSection>
  )
}

type RowProps = {
  service: ProviderDto
  action: ReactNode
  /** On a phone the action goes below the text, which may be long. */
  stacked?: boolean
  children: ReactNode
}

function Row({ service: { id, name }, action, stacked = false, children }: RowProps) {
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-4 gap-y-3 py-4">
      <span className="inline-flex size-11 shrink-0 items-center justify-center rounded-full bg-sunken [&_svg]:size-5">
        <ProviderIcon id={id} />
      </span>
      <div className={stacked ? 'max-sm:col-span-2' : undefined}>
        <h3 className="font-semibold">{name}</h3>
        <p className="text-ink-soft text-sm">{children}</p>
      </div>
      <div className={stacked ? 'max-sm:col-span-2 max-sm:col-start-2' : undefined}>{action}</div>
    </li>
  )
}
