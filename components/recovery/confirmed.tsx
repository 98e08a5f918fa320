import type { ReactNode } from 'react'
import { Outcome } from '@/components/recovery/outcome'
import { BowlDrawing } from '@/components/ui/drawings'
import type { Confirmation } from '@/lib/accounts/schema'

const words: Record<Confirmation, { title: string; text: string }> = {
  registered: {
    title: 'Your account is open',
    text: 'Welcome to the table. Sign in with the password that you chose.',
  },
  verified: { title: 'Thank you', text: 'Your e-mail is confirmed. There is nothing else to do.' },
  changed: {
    title: 'Your e-mail is changed',
    text: 'From now on you sign in with the new address. We have told the old one.',
  },
}

/** What following the link has done, and where to go from here. */
export function Confirmed({ what, action }: { what: Confirmation; action: ReactNode }) {
  const { title, text } = words[what]
  return (
    <Outcome drawing={<BowlDrawing />} title={title} action={action}>
      <p>{text}</p>
    </Outcome>
  )
}
