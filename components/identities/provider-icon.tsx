import { Building2 } from 'lucide'
import { Icon } from '@/components/ui/icon'
import type { ProviderId } from '@/lib/identities/schema'

/** A ring of four colours, open to the upper right, and a bar: enough to be found at a glance. */
function GoogleMark() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" strokeWidth="4">
      <path d="M18.6 6.9A8.3 8.3 0 0 0 5 7.5" stroke="#ea4335" />
      <path d="M5 7.5a8.3 8.3 0 0 0 0 9" stroke="#fbbc05" />
      <path d="M5 16.5a8.3 8.3 0 0 0 12.4 1.9" stroke="#34a853" />
      <path d="M17.4 18.4A8.3 8.3 0 0 0 20.3 12H12.3" stroke="#4285f4" strokeLinejoin="miter" />
    </svg>
  )
}

/** The head of a cat. */
function GithubMark() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" fill="currentColor">
      <path d="M4.6 3.2c2 .1 3.7.9 4.9 1.7a13 13 0 0 1 5 0c1.2-.8 2.9-1.6 4.9-1.7.6 1.4.7 2.9.4 4.1 1 1.3 1.6 2.9 1.6 4.8 0 5-3.7 7.9-9.4 7.9s-9.4-2.9-9.4-7.9c0-1.9.6-3.5 1.6-4.8-.3-1.2-.2-2.7.4-4.1Zm7.4 8.1c-3.3 0-5.9-.3-5.9 3.2 0 2.6 2.4 3.6 5.9 3.6s5.9-1 5.9-3.6c0-3.5-2.6-3.2-5.9-3.2Z" />
      <ellipse cx="9" cy="14.4" rx="1.1" ry="1.7" />
      <ellipse cx="15" cy="14.4" rx="1.1" ry="1.7" />
    </svg>
  )
}

/** The company's own service, whichever it is. */
function OwnMark() {
  return <Icon of={Building2} />
}

const marks = { google: GoogleMark, github: GithubMark, oidc: OwnMark } satisfies Record<ProviderId, unknown>

/** A small picture beside the service's name; says nothing by itself. */
export function ProviderIcon({ id }: { id: ProviderId }) {
  const Mark = marks[id]
  return <Mark />
}
