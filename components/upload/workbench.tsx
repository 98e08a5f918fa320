'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect, useRef, useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import type { z } from 'zod'
import { Card } from '@/components/ui/card'
import { clipDetails } from '@/lib/videos/schema'
import type { Chef } from './chef'
import { ClipFields } from './clip-fields'
import { CoverStrip } from './cover-strip'
import { MediaNotes } from './media-notes'
import { PhonePreview } from './phone-preview'
import { PublishBar } from './publish-bar'
import { ScheduleDialog } from './schedule-dialog'
import type { PublishWish } from './session/snapshot'
import type { UploadSession } from './session/upload-session'
import { UploadAnnouncer } from './upload-announcer'
import { UploadStatus } from './upload-status'
import { useUpload } from './use-upload'

type WorkbenchProps = { session: UploadSession; partner: Chef }
type Typed = z.input<typeof clipDetails>

/** The clip on its way, and beside it the words that go with it. */
export function Workbench({ session, partner }: WorkbenchProps) {
  const phase = useUpload(session, 'phase')
  const form = useForm<Typed, unknown, z.output<typeof clipDetails>>({
    resolver: zodResolver(clipDetails),
    defaultValues: session.draft,
    mode: 'onTouched',
  })
  const { name = '', description = '' } = useWatch({ control: form.control })

  useEffect(() => {
    session.draft = { name, description }
  }, [session, name, description])

  const start = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // Somebody who goes through the queue stays where they are.
    if (document.activeElement !== document.body) return
    // With a mouse the name is what comes next; on a phone it would throw the keyboard over everything.
    if (window.matchMedia('(pointer: fine)').matches) form.setFocus('name')
    else start.current?.focus({ preventScroll: true })
    window.scrollTo({ top: 0 })
  }, [form])

  const [isScheduling, setScheduling] = useState(false)
  const submit = (wish: PublishWish) => form.handleSubmit(() => session.wishPublish(wish))
  const later = form.handleSubmit(() => setScheduling(true))
  const schedule = async (at: string) => {
    void session.wishPublish({ at })
    return null
  }

  return (
    <div className="grid items-start gap-6 lg:grid-cols-[19rem_minmax(0,1fr)] lg:grid-rows-[auto_auto_1fr] lg:gap-x-10">
      <h2 ref={start} tabIndex={-1} className="sr-only">
        {session.file.name}
      </h2>
      <UploadAnnouncer session={session} />
      <UploadStatus session={session} />
      <MediaNotes session={session} />
      <div className="grid grid-cols-[9.5rem_minmax(0,1fr)] items-start gap-4 lg:sticky lg:top-24 lg:col-start-1 lg:row-span-3 lg:row-start-1 lg:grid-cols-1">
        <PhonePreview session={session} partner={partner} name={name} description={description} />
        <CoverStrip session={session} />
      </div>
      <Card className="min-w-0 lg:col-start-2">
        <form noValidate onSubmit={submit('publish')} className="grid gap-6" aria-label="About the clip">
          <ClipFields
            form={form}
            nameLength={name.length}
            descriptionLength={description.length}
            readOnly={phase === 'publishing'}
          />
          <PublishBar
            session={session}
            isValid={form.formState.isValid}
            onDraft={submit('draft')}
            onLater={later}
          />
        </form>
        <ScheduleDialog
          open={isScheduling}
          onOpenChange={setScheduling}
          current={null}
          onSchedule={schedule}
        />
      </Card>
    </div>
  )
}
