import type { Deed, ReportedKind } from '@/lib/moderation/schema'

export const kindTexts: Record<ReportedKind, string> = {
  clip: 'Clip',
  comment: 'Comment',
  partner: 'Kitchen',
}

/** Of what was done, in the record. */
export const deedTexts: Record<Deed, string> = {
  hide: 'Taken down',
  restore: 'Restored',
  suspend: 'Account suspended',
  unsuspend: 'Account opened again',
  dismiss: 'Reports dismissed',
}

export function countReports(count: number): string {
  return count === 1 ? '1 report' : `${count} reports`
}
