-- AlterEnum
ALTER TYPE "video_status" ADD VALUE 'REFUSED';

-- AlterTable
ALTER TABLE "upload" ADD COLUMN     "counted_sec" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "sweep_queued_at" TIMESTAMPTZ(3),
ADD COLUMN     "swept_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "upload_open_idx" ON "upload"("renewable_until") WHERE (state = 'ISSUED');

-- CreateIndex
CREATE INDEX "upload_unswept_idx" ON "upload"("expires_at") WHERE (state <> 'ISSUED' AND swept_at IS NULL);
