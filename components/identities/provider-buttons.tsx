'use client'

import { FormRefusal } from '@/components/auth/form-refusal'
import { OrDivider } from '@/components/auth/or-divider'
import { useCountdown } from '@/components/auth/use-countdown'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import type { ProviderDto } from '@/lib/identities/schema'
import type { Journey } from './begin-journey'
import { ProviderIcon } from './provider-icon'
import { useJourney } from './use-journey'

type ProviderButtonsProps = {
  providers: ProviderDto[]
  /** What stands between these and the form above; without it, something else has drawn that line. */
  divider?: string
  journey: Omit<Journey, 'remember'>
}

/** "Keep me signed in" of the form above counts for every door of the page. */
const wantsToStay = () =>
  document.querySelector<HTMLInputElement>('form input[name="remember"]')?.checked ?? false

/** A button for each service that the server works with; without any, nothing, the divider included. */
export function ProviderButtons({ providers, divider, journey }: ProviderButtonsProps) {
  const { leavingTo, refusal, begin } = useJourney()
  const secondsLeft = useCountdown(refusal?.retryAt)
  if (providers.length === 0) return null
  return (
    <div className={classNames('grid gap-3', divider ? 'mt-7' : 'mt-3')}>
      {divider ? <OrDivider className="mb-1">{divider}</OrDivider> : null}
      <FormRefusal refusal={refusal} secondsLeft={secondsLeft} />
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          variant="secondary"
          size="lg"
          busy={leavingTo === id}
          disabled={secondsLeft > 0 || (leavingTo !== undefined && leavingTo !== id)}
          onClick={() => begin(id, { ...journey, remember: wantsToStay() })}
          className="w-full [&>svg]:size-5"
        >
          {leavingTo === id ? null : <ProviderIcon id={id} />}
          Continue with {name}
        </Button>
      ))}
    </div>
  )
}
