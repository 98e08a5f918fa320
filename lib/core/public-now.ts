/**
 * The rows of clips that everybody may watch now, as Prisma asks for them; `lib/feed/repository.ts`, `lib/engagement/repository.ts` and
 * `lib/comments/repository.ts` say the same in SQL. A clip whose `publishedAt` lies ahead is scheduled; one with `hiddenAt` was taken
 * down by a moderator, and one with `suspendedAt` belongs to an account that is locked.
 */
export const publicNow = (now = new Date()) =>
  ({
    status: 'READY',
    publishedAt: { lte: now },
    deletedAt: null,
    hiddenAt: null,
    suspendedAt: null,
  }) as const
