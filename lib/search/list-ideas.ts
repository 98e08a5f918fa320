import 'server-only'
import { listCommonTags } from './repository'

const newestClips = 200
const ideaCount = 10

/** Words worth a search, for who has none: what the newest clips are about. @throws AppError `db_unavailable` */
export function listIdeas(): Promise<string[]> {
  return listCommonTags(newestClips, ideaCount)
}
