'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { ScheduleDialog } from '@/components/upload/schedule-dialog'
import { editClip } from './change-clip'
import { useChangeClip } from './use-change-clip'

type ScheduleButtonProps = { videoId: string; publishAt: string | null }

/** Sets the moment at which a hidden clip becomes public, changes it, or takes it back. */
export function ScheduleButton({ videoId, publishAt }: ScheduleButtonProps) {
  const router = useRouter()
  const [isAsking, setAsking] = useState(false)
  const { change, isBusy } = useChangeClip(videoId)

  const schedule = async (at: string) => {
    const result = await editClip(videoId, { publishAt: at })
    if (!result.ok) return result.fields?.publishAt?.[0] ?? result.message
    toast.success(publishAt ? 'The time is changed.' : 'Scheduled.')
    router.refresh()
    return null
  }
  const cancel = () => change({ published: false }, 'It stays private.')

  return (
    <>
      <Button variant="secondary" onClick={() => setAsking(true)}>
        {publishAt ? 'Change the time' : 'Publish later'}
      </Button>
      {publishAt ? (
        <Button variant="ghost" busy={isBusy} onClick={cancel}>
          Keep it private
        </Button>
      ) : null}
      <ScheduleDialog open={isAsking} onOpenChange={setAsking} current={publishAt} onSchedule={schedule} />
    </>
  )
}
