import { useState } from 'react'
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'
import { postCredentials, type Refusal } from '@/components/auth/post-credentials'
import { useCountdown } from '@/components/auth/use-countdown'
import type { UserDto } from '@/lib/auth/schema'

type Form<In extends FieldValues, Out extends FieldValues> = UseFormReturn<In, unknown, Out>

type Flow<In extends FieldValues> = {
  url: string
  onDone: (user: UserDto) => void
  /** The field that a refusal without `fields` is about. */
  fieldOf?: (refusal: Refusal) => Path<In> | undefined
}

/** Sends the form, puts every refusal where the person looks for it, and moves the focus there. */
export function useAuthForm<In extends FieldValues, Out extends FieldValues>(
  form: Form<In, Out>,
  { url, onDone, fieldOf }: Flow<In>,
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
    const answer = await postCredentials(url, input)
    if ('refusal' in answer) return place(answer.refusal)
    // Stays busy until the next page is there: a second click would be a second account.
    setIsLeaving(true)
    onDone(answer.user)
  })

  return { submit, refusal, secondsLeft, isBusy: form.formState.isSubmitting || isLeaving }
}
