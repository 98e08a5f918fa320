-- CreateTable
CREATE TABLE "clip_day" (
    "video_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "source" UUID NOT NULL,
    "starts" INTEGER NOT NULL,
    "views" INTEGER NOT NULL,
    "watched_ms" BIGINT NOT NULL,
    "completions" INTEGER NOT NULL,
    "seen" INTEGER[],

    CONSTRAINT "clip_day_pkey" PRIMARY KEY ("video_id","day","source")
);

-- AddForeignKey
ALTER TABLE "clip_day" ADD CONSTRAINT "clip_day_video_id_fkey" FOREIGN KEY ("video_id") REFERENCES "video"("id") ON DELETE CASCADE ON UPDATE CASCADE;
