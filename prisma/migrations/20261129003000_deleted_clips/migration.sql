-- AlterTable
ALTER TABLE "video" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "video_deleted_idx" ON "video"("deleted_at") WHERE (deleted_at IS NOT NULL);
