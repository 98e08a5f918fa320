import type { CommentDto } from '@/lib/comments/schema'

/** Who reads the comments, and when they were opened. */
export type PanelReader = {
  locale: string
  now: number
  /** As whom they would write; null for somebody who is signed out. */
  author: CommentDto['author'] | null
  /** The clip is of their own kitchen. */
  isKitchen: boolean
}
