import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { type FeedRow, findViewerMarks, type ViewerMarks } from './repository'

/** What this viewer said to these clips, in one query; null for who is signed out, who is not asked about. */
export async function readMarks(
  actor: Actor | null,
  rows: readonly FeedRow[],
): Promise<Map<string, ViewerMarks> | null> {
  if (!actor) return null
  if (rows.length === 0) return new Map()
  return findViewerMarks(
    actor.userId,
    rows.map(({ id }) => id),
  )
}
