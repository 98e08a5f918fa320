import type { Refusal } from '@/components/auth/send-form'

/** Whether the server hides it, and why it does not do what was wanted. */
type Outcome = { isHidden: boolean; refusal: Refusal | null }
type Ask = (isHidden: boolean) => Promise<Refusal | null>
type Wish = { wanted: boolean }

/** By id of the comment, while a call for it runs. Outlives the panel: one that is opened again does not ask beside it. */
const running = new Map<string, { wish: Wish; outcome: Promise<Outcome> }>()

async function settle(wish: Wish, ask: Ask): Promise<Outcome> {
  let isHidden: boolean
  let refusal: Refusal | null
  do {
    isHidden = wish.wanted
    refusal = await ask(isHidden)
  } while (refusal === null && wish.wanted !== isHidden)
  return { isHidden: refusal === null ? isHidden : !isHidden, refusal }
}

/** One call at a time for each comment; what was pressed meanwhile is asked for afterwards, and only the last of it. */
export function settleHidden(id: string, isHidden: boolean, ask: Ask): Promise<Outcome> {
  const before = running.get(id)
  if (before) {
    before.wish.wanted = isHidden
    return before.outcome
  }
  const wish = { wanted: isHidden }
  const outcome = settle(wish, ask).finally(() => running.delete(id))
  running.set(id, { wish, outcome })
  return outcome
}
