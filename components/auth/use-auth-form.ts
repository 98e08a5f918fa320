import { useState } from 'react'
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'
import type { fetchWithRefresh } from '@/components/auth/fetch-with-refresh'
import { type Refusal, sendForm } from '@/components/auth/send-form'
import { useCountdown } from '@/components/auth/use-countdown'

type Form<In extends FieldValues, Out extends FieldValues> = UseFormReturn<In, unknown, Out>

type Flow<In extends FieldValues, Answer> = {
  url: string
  method?: 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** `useProvenFetch()` where the server may ask for a proof first. */
  fetcher?: typeof fetchWithRefresh
  /** `typed` is what stood in the fields when they were sent. */
  onDone: (answer: Answer, typed: In) => void
  /** The page stays after it, and the form with it. */
  stays?: true
  /** The field that a refusal without `fields` is about. */
  fieldOf?: (refusal: Refusal) => Path<In> | undefined
  /** For a refusal that ends the form, such as a link that is used up. */
  onRefusal?: (refusal: Refusal) => void
  /** Sent along with what the form holds. */
  extra?: object
}

/** Sends the form, puts every refusal where the person looks for it, and moves the focus there. */
export function useAuthForm<In extends FieldValues, Out extends FieldValues, Answer>(
  form: Form<In, Out>,
  { onDone, stays, fieldOf, onRefusal, extra, ...target }: Flow<In, Answer>,
) {
  const [refusal, setRefusal] = useState<Refusal>()
  const [isLeaving, setIsLeaving] = useState(false)
  const secondsLeft = useCountdown(refusal?.retryAt)

  function place(said: Refusal): void {
    const known = Object.keys(form.getValues())
    const marked = Object.entries(said.fields).filter(([name]) => known.includes(name))
    const field = fieldOf?.(said)
    if (field) marked.push([field, [said.message]])
    for (const [index, [name, messages]] of marked.entries())
      form.setError(name as Path<In>, { message: messages[0] ?? said.message }, { shouldFocus: index === 0 })
    setRefusal(marked.length > 0 ? undefined : said)
  }

  const submit = form.handleSubmit(async (input) => {
    if (secondsLeft > 0) return
    setRefusal(undefined)
    const typed = form.getValues()
    const sent = await sendForm<Answer>({ ...target, input: { ...input, ...extra } })
    if ('refusal' in sent) {
      place(sent.refusal)
      onRefusal?.(sent.refusal)
      return
    }
    // Stays busy until the next page is there: a second click would be a second account.
    setIsLeaving(!stays)
    onDone(sent.answer, typed)
  })

  return { submit, refusal, secondsLeft, isBusy: form.formState.isSubmitting || isLeaving }
}
