import { AddPasskeyButton } from '@/components/passkeys/add-passkey-button'
import { PasskeyRow } from '@/components/passkeys/passkey-row'
import { KeyDrawing } from '@/components/ui/drawings'
import { maxPasskeysPerUser, type PasskeyDto } from '@/lib/passkeys/schema'

type PasskeyListProps = { passkeys: readonly PasskeyDto[]; locale: string; now: number }

export function PasskeyList({ passkeys, locale, now }: PasskeyListProps) {
  if (passkeys.length === 0)
    return (
      <div className="flex flex-col items-center gap-5 text-center sm:flex-row sm:text-left">
        <div className="shrink-0 text-ink [&_svg]:h-20 [&_svg]:w-auto">
          <KeyDrawing />
        </div>
        <div className="grid justify-items-center gap-4 sm:justify-items-start">
          <p>You have none yet. This device can make one in a few seconds.</p>
          <AddPasskeyButton isFirst />
        </div>
      </div>
    )
  return (
    <div className="grid gap-5">
      <ul className="-my-4 divide-y divide-line">
        {passkeys.map((passkey) => (
          <PasskeyRow key={passkey.id} {...{ passkey, locale, now }} />
        ))}
      </ul>
      <div className="border-line border-t pt-5">
        {passkeys.length < maxPasskeysPerUser ? (
          <AddPasskeyButton isFirst={false} />
        ) : (
          <p className="text-ink-soft text-sm">
            {maxPasskeysPerUser} is as many as an account can have. Remove one you no longer use to add
            another.
          </p>
        )}
      </div>
    </div>
  )
}
