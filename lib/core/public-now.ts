/**
 * The rows of clips that everybody may watch now, as Prisma asks for them. A clip whose `publishedAt` lies ahead is scheduled; one
 * with `hiddenAt` was taken down by a moderator, and one with `suspendedAt` belongs to an account that is locked.
 */
export const publicNow = (now = new Date()) =>
  ({
    status: 'READY',
    publishedAt: { lte: now },
    deletedAt: null,
    hiddenAt: null,
    suspendedAt: null,
  }) as const

/**
 * The same as SQL, over a clip `v` and by the database's clock. It says all that the conditions of the partial indexes say, or they
 * would not be used.
 */
export const publicNowSql =
  "v.status = 'READY' AND v.published_at IS NOT NULL AND v.published_at <= now() AND v.deleted_at IS NULL AND v.hidden_at IS NULL AND v.suspended_at IS NULL"
