import 'server-only'
import { z } from 'zod'
import {
  type CommentAnswer,
  type CommentCount,
  type CommentDto,
  type CommentPage,
  type HiddenAnswer,
  hiders,
} from '@/lib/comments/schema'
import { type ModerationAnswer, type ReportAnswer, reportReasons } from '@/lib/moderation/schema'
import { as } from './describe-as'

const count = z.int().nonnegative()
const instant = z.iso.datetime()

const comment = as<CommentDto>()(
  z.object({
    id: z.uuid(),
    text: z.string(),
    createdAt: instant,
    author: z.object({ name: z.string(), handle: z.string().nullable(), avatarUrl: z.url().nullable() }),
    isKitchen: z.boolean().describe('Written by whose video it is.'),
    isOwn: z.boolean(),
    replyCount: count,
    hiddenBy: z.enum(hiders).nullable(),
  }),
)

/** What is said under clips, and what is told about them. */
export const socialAnswers = {
  Comment: as<CommentAnswer>()(z.object({ comment, commentCount: count })),
  Comments: as<CommentPage>()(
    z.object({
      items: z.array(comment),
      nextCursor: z.string().nullable(),
      commentCount: count,
      canHide: z.boolean(),
    }),
  ),
  CommentCount: as<CommentCount>()(z.object({ commentCount: count })),
  CommentHidden: as<HiddenAnswer>()(z.object({ hidden: z.boolean(), commentCount: count })),
  Report: as<ReportAnswer>()(
    z.object({ report: z.object({ id: z.uuid(), reason: z.enum(reportReasons), createdAt: instant }) }),
  ),
  Moderated: as<ModerationAnswer>()(z.object({ changed: z.boolean(), closedReports: count })),
}
