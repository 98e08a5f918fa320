import { type FormEvent, useState } from 'react'
import { type Refusal, sendForm } from '@/components/auth/send-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { InlineAlert } from '@/components/ui/inline-alert'
import { TextArea } from '@/components/ui/text-area'
import * as viewerPaths from '@/lib/core/viewer-paths'
import {
  maxNoteLength,
  type ReportAbout,
  type ReportAnswer,
  type ReportReason,
  reasonTexts,
  reportReasons,
} from '@/lib/moderation/schema'

type ReportDialogProps = {
  about: ReportAbout
  what: string
  isDark: boolean
  open: boolean
  onOpenChange: (open: boolean) => void
}

export function ReportDialog({ about, what, isDark, open, onOpenChange }: ReportDialogProps) {
  const [reason, setReason] = useState<ReportReason | null>(null)
  const [note, setNote] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isSent, setIsSent] = useState(false)

  async function send(event: FormEvent) {
    event.preventDefault()
    // React sends it on to the form that this one stands in on the page.
    event.stopPropagation()
    if (!reason || isBusy) return
    setIsBusy(true)
    setRefusal(null)
    const sent = await sendForm<ReportAnswer>({ url: viewerPaths.reports(), input: { about, reason, note } })
    setIsBusy(false)
    if ('refusal' in sent) setRefusal(sent.refusal)
    else setIsSent(true)
  }

  if (isSent)
    return (
      <Dialog
        open={open}
        onOpenChange={onOpenChange}
        isDark={isDark}
        title="Thank you"
        description={`A person will look at ${what} and decide. If it breaks the rules it is taken down. Whoever posted it never learns who told us.`}
        actions={<Button onClick={() => onOpenChange(false)}>Done</Button>}
      />
    )
  const { note: noteError } = refusal?.fields ?? {}
  return (
    <Dialog open={open} onOpenChange={onOpenChange} isDark={isDark} title={`Report ${what}`}>
      <form onSubmit={send} className="grid gap-5">
        <fieldset className="grid gap-1">
          <legend className="mb-1 font-semibold text-sm">What is wrong with it?</legend>
          {reportReasons.map((known) => (
            <label
              key={known}
              className="flex min-h-11 cursor-pointer items-center gap-3 rounded-sm px-2 hover:bg-sunken"
            >
              <input
                type="radio"
                name="reason"
                value={known}
                required
                checked={reason === known}
                onChange={() => setReason(known)}
                className="size-5 accent-paprika"
              />
              {reasonTexts[known]}
            </label>
          ))}
        </fieldset>
        <TextArea
          label="Anything we should know"
          optional={reason !== 'other'}
          required={reason === 'other'}
          rows={2}
          maxLength={maxNoteLength}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          error={noteError?.[0]}
        />
        {refusal && !noteError ? <InlineAlert title={refusal.message} /> : null}
        <Button type="submit" busy={isBusy} className="justify-self-end">
          Send report
        </Button>
      </form>
    </Dialog>
  )
}
