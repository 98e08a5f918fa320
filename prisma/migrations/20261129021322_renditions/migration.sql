-- AlterTable
ALTER TABLE "video" ADD COLUMN     "plays_as_is" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "renditions_asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "renditions_ready_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "video_unrendered_idx" ON "video"("created_at") WHERE (status = 'READY' AND renditions_ready_at IS NULL);
