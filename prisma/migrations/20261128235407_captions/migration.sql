-- CreateTable
CREATE TABLE "caption" (
    "video_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "caption_pkey" PRIMARY KEY ("video_id","language")
);

-- AddForeignKey
ALTER TABLE "caption" ADD CONSTRAINT "caption_video_id_fkey" FOREIGN KEY ("video_id") REFERENCES "video"("id") ON DELETE CASCADE ON UPDATE CASCADE;
