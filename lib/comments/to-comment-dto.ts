import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import type { CommentRow } from './repository'
import type { CommentDto, Hider } from './schema'

function hiderOf({ isHidden, isRemoved }: CommentRow): Hider | null {
  if (isRemoved) return 'moderator'
  return isHidden ? 'kitchen' : null
}

/** What one reader sees of a comment; field by field, so that a new column is never shown by accident. */
export function toCommentDto(row: CommentRow, actor: Pick<Actor, 'userId'> | null): CommentDto {
  return {
    id: row.id,
    text: row.text,
    createdAt: row.createdAt.toISOString(),
    author: { name: row.partnerName ?? row.displayName, handle: row.handle, avatarUrl: row.avatarUrl },
    isKitchen: row.isKitchen,
    isOwn: actor?.userId === row.authorId,
    replyCount: row.replyCount,
    hiddenBy: hiderOf(row),
  }
}
