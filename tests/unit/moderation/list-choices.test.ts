import { describe, expect, it } from 'vitest'
import { listChoices } from '@/components/admin/reports/list-choices'
import type { CaseDto } from '@/lib/moderation/schema'

const owner = { userId: 'owner', name: 'Ana', handle: null, role: 'viewer' as const, isSuspended: false }
const thing = { name: 'Soup', text: '', playback: null, path: null, isHidden: false, owner }
const report = { id: '1', reason: 'spam' as const, note: '', by: 'Mia', at: '', isOpen: true }
const aCase = (more: Partial<CaseDto> = {}): CaseDto => ({
  kind: 'clip',
  thingId: '1',
  thing,
  reports: [report],
  deeds: [],
  ...more,
})
const deedsOf = (found: CaseDto, userId = 'admin') => listChoices(found, userId).map(({ deed }) => deed)

describe('what can be decided', () => {
  it('follows what is so now', () => {
    expect(deedsOf(aCase())).toEqual(['hide', 'suspend', 'dismiss'])
    const done = { ...thing, isHidden: true, owner: { ...owner, isSuspended: true } }
    const closed = [{ ...report, isOpen: false }]
    expect(deedsOf(aCase({ thing: done, reports: closed }))).toEqual(['restore', 'unsuspend'])
  })

  it('a kitchen is not hidden, nobody suspends themselves, and what is gone is only dismissed', () => {
    expect(deedsOf(aCase({ kind: 'partner' }))).toEqual(['suspend', 'dismiss'])
    expect(deedsOf(aCase(), 'owner')).toEqual(['hide', 'dismiss'])
    expect(deedsOf(aCase({ thing: null }))).toEqual(['dismiss'])
  })
})
