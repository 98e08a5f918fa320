-- CreateTable
CREATE TABLE "playback_day" (
    "day" DATE NOT NULL,
    "metric" TEXT NOT NULL,
    "bucket" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "playback_day_pkey" PRIMARY KEY ("day","metric","bucket")
);
