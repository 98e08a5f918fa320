-- What is deleted lies in no index of the feed: each of them answers alone which clips come next.

-- DropIndex
DROP INDEX "video_diets_idx";

-- DropIndex
DROP INDEX "video_feed_idx";

-- DropIndex
DROP INDEX "video_partner_feed_idx";

-- CreateIndex
CREATE INDEX "video_feed_idx" ON "video"("published_at" DESC, "id" DESC) WHERE (status = 'READY' AND published_at IS NOT NULL AND deleted_at IS NULL AND hidden_at IS NULL AND suspended_at IS NULL);

-- CreateIndex
CREATE INDEX "video_partner_feed_idx" ON "video"("partner_id", "published_at" DESC, "id" DESC) WHERE (status = 'READY' AND published_at IS NOT NULL AND deleted_at IS NULL AND hidden_at IS NULL AND suspended_at IS NULL);
