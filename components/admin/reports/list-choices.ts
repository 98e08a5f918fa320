import type { CaseDto, Deed } from '@/lib/moderation/schema'

type Choice = { deed: Deed; text: string }

/** What can be decided about a thing as it is now. @param userId of who decides: nobody suspends themselves */
export function listChoices({ kind, thing, reports }: CaseDto, userId: string): Choice[] {
  const choices: Choice[] = []
  if (thing && kind !== 'partner')
    choices.push(
      thing.isHidden
        ? { deed: 'restore', text: `Restore the ${kind}` }
        : { deed: 'hide', text: `Take the ${kind} down` },
    )
  if (thing && thing.owner.userId !== userId)
    choices.push(
      thing.owner.isSuspended
        ? { deed: 'unsuspend', text: `Open ${thing.owner.name}’s account again` }
        : { deed: 'suspend', text: `Suspend ${thing.owner.name}’s account` },
    )
  if (reports.some(({ isOpen }) => isOpen)) choices.push({ deed: 'dismiss', text: 'Dismiss the reports' })
  return choices
}
