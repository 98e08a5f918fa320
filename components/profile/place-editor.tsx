'use client'

import { LocateFixed } from 'lucide'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState, useTransition } from 'react'
import { toast } from 'sonner'
import { sendForm } from '@/components/auth/send-form'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { InlineAlert } from '@/components/ui/inline-alert'
import { TextField } from '@/components/ui/text-field'
import { useOwnPosition } from '@/components/ui/use-own-position'
import * as apiPaths from '@/lib/core/api-paths'
import { type Place, readPlace, writePlace } from '@/lib/core/place'

/** About a metre: the door, and not only the street. */
const digits = 5

/** Where the kitchen is on the map, for viewers who look nearby. */
export function PlaceEditor({ place }: { place: Place | null }) {
  const router = useRouter()
  const [typed, setTyped] = useState(place ? writePlace(place, digits) : '')
  const [problem, setProblem] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isBusy, startWork] = useTransition()
  const { isLocating, locate, giveUp } = useOwnPosition()

  const show = (text: string) => {
    setTyped(text)
    setProblem(null)
    setRefusal(null)
  }
  const fill = (found: Place | null) => {
    if (found) return show(writePlace(found, digits))
    setRefusal('This browser does not tell where you are. Allow it, or type the place.')
  }
  const save = (next: Place | null) => {
    giveUp()
    startWork(async () => {
      const sent = await sendForm({ url: apiPaths.ownPartner(), method: 'PATCH', input: { place: next } })
      if ('refusal' in sent) return setRefusal(sent.refusal.message)
      show(next ? writePlace(next, digits) : '')
      toast.success(next ? 'Your place is saved.' : 'Your page shows no place any more.')
      router.refresh()
    })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const read = readPlace(typed)
    if (read) return save(read)
    setProblem('Latitude and longitude in degrees, like 38.71070,-9.15120.')
  }

  return (
    <Card>
      <form noValidate onSubmit={submit} aria-label="Place" className="grid gap-5">
        <TextField
          label="Latitude and longitude"
          autoComplete="off"
          placeholder="38.71070,-9.15120"
          hint="Everybody can see it on your page. Leave it empty if nobody can come by."
          value={typed}
          onChange={(event) => {
            // What is typed is the answer: the device's would overwrite it, however late.
            giveUp()
            show(event.target.value)
          }}
          error={problem ?? undefined}
        />
        {refusal ? <InlineAlert tone="error">{refusal}</InlineAlert> : null}
        <div className="flex flex-wrap gap-3">
          <Button type="submit" size="lg" busy={isBusy}>
            Save place
          </Button>
          <Button variant="secondary" size="lg" busy={isLocating} onClick={() => void locate(fill)}>
            <Icon of={LocateFixed} className="size-4.5" />
            Use my position
          </Button>
          {place ? (
            <Button variant="ghost" size="lg" onClick={() => save(null)}>
              Show no place
            </Button>
          ) : null}
        </div>
      </form>
    </Card>
  )
}
