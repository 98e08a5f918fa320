/**
 * The rows of clips that everybody may watch now, as Prisma asks for them; `lib/feed/repository.ts` says the same in SQL.
 * A clip whose `publishedAt` lies ahead is scheduled.
 */
export const publicNow = (now = new Date()) =>
  ({ status: 'READY', publishedAt: { lte: now }, deletedAt: null }) as const
