import 'server-only'
import type { listDeeds } from './deed-repository'
import { type DeedDto, deeds, type ReportedKind } from './schema'

type DeedRow = Awaited<ReturnType<typeof listDeeds>>[number]

const kinds = { CLIP: 'clip', COMMENT: 'comment', PARTNER: 'partner' } as const satisfies Record<
  DeedRow['kind'],
  ReportedKind
>

/** One row of the record, as an admin reads it. */
export function toDeedDto(row: DeedRow): DeedDto {
  return {
    id: row.id,
    deed: deeds.find((known) => known === row.deed) ?? 'dismiss',
    kind: kinds[row.kind],
    thingId: row.thingId,
    by: row.actor.displayName,
    about: row.about,
    why: row.why,
    at: row.createdAt.toISOString(),
  }
}
