import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { toast } from 'sonner'
import { announceLogout } from '@/components/auth/log-out'
import { useProvenFetch } from '@/components/auth/proof-provider'
import { sendForm } from '@/components/auth/send-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import * as apiPaths from '@/lib/core/api-paths'
import { paths } from '@/lib/core/paths'

type Scope = 'others' | 'all'

const questions = {
  others: {
    title: 'Sign out all other devices?',
    description: 'They are out at once and need your password to come back. This one stays signed in.',
    url: apiPaths.sessions(),
    button: 'Sign out the others',
  },
  all: {
    title: 'Sign out everywhere?',
    description: 'Every device is out at once, this one too. You sign in again afterwards.',
    url: apiPaths.allSessions(),
    button: 'Sign out everywhere',
  },
} as const

/** Both ask first. @param others how many other devices there are */
export function SignOutButtons({ others }: { others: number }) {
  const router = useRouter()
  const fetcher = useProvenFetch()
  const [scope, setScope] = useState<Scope>('others')
  const [isOpen, setOpen] = useState(false)
  const [isBusy, startWork] = useTransition()
  const { title, description, url, button } = questions[scope]

  const ask = (next: Scope) => {
    setScope(next)
    setOpen(true)
  }
  const signOut = () => {
    // Outside the work, which would hold it back to its end: a proof may be asked for, and two questions are one too many.
    setOpen(false)
    startWork(async () => {
      const sent = await sendForm({ url, method: 'DELETE', input: {}, fetcher })
      if ('refusal' in sent) {
        if (sent.refusal.code !== 'proof_required') toast.error(sent.refusal.message)
      } else if (scope === 'all') {
        announceLogout()
        location.assign(paths.login())
      } else {
        toast.success('The other devices are signed out.')
        router.refresh()
      }
    })
  }

  return (
    <div className="flex flex-wrap gap-3">
      {others > 0 ? (
        <Button variant="secondary" busy={isBusy && scope === 'others'} onClick={() => ask('others')}>
          {questions.others.button}
        </Button>
      ) : null}
      <Button variant="danger" busy={isBusy && scope === 'all'} onClick={() => ask('all')}>
        {questions.all.button}
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={title}
        description={description}
        actions={
          <>
            <Button variant="secondary" onClick={() => setOpen(false)}>
              Not now
            </Button>
            <Button variant={scope === 'all' ? 'danger' : 'primary'} onClick={signOut}>
              {button}
            </Button>
          </>
        }
      />
    </div>
  )
}
