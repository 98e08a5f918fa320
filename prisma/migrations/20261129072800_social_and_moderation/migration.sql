-- CreateEnum
CREATE TYPE "reported_kind" AS ENUM ('CLIP', 'COMMENT', 'PARTNER');

-- DropIndex
DROP INDEX "video_feed_idx";

-- DropIndex
DROP INDEX "video_partner_feed_idx";

-- AlterTable
ALTER TABLE "video" ADD COLUMN     "hidden_at" TIMESTAMPTZ(3),
ADD COLUMN     "hidden_why" TEXT,
ADD COLUMN     "suspended_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "comment" (
    "id" UUID NOT NULL,
    "video_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "parent_id" UUID,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reply_count" INTEGER NOT NULL DEFAULT 0,
    "hidden_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report" (
    "id" UUID NOT NULL,
    "reporter_id" UUID NOT NULL,
    "kind" "reported_kind" NOT NULL,
    "thing_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "moderation_deed" (
    "id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "deed" TEXT NOT NULL,
    "kind" "reported_kind" NOT NULL,
    "thing_id" UUID NOT NULL,
    "about" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "moderation_deed_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "comment_thread_idx" ON "comment"("video_id", "created_at" DESC, "id" DESC) WHERE (parent_id IS NULL);

-- CreateIndex
CREATE INDEX "comment_reply_idx" ON "comment"("parent_id", "created_at", "id") WHERE (parent_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "comment_author_id_idx" ON "comment"("author_id");

-- CreateIndex
CREATE INDEX "report_kind_thing_id_created_at_idx" ON "report"("kind", "thing_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "report_open_key" ON "report"("reporter_id", "kind", "thing_id") WHERE (closed_at IS NULL);

-- CreateIndex
CREATE INDEX "moderation_deed_kind_thing_id_id_idx" ON "moderation_deed"("kind", "thing_id", "id" DESC);

-- CreateIndex
CREATE INDEX "video_feed_idx" ON "video"("published_at" DESC, "id" DESC) WHERE (status = 'READY' AND published_at IS NOT NULL AND hidden_at IS NULL AND suspended_at IS NULL);

-- CreateIndex
CREATE INDEX "video_partner_feed_idx" ON "video"("partner_id", "published_at" DESC, "id" DESC) WHERE (status = 'READY' AND published_at IS NOT NULL AND hidden_at IS NULL AND suspended_at IS NULL);

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_video_id_fkey" FOREIGN KEY ("video_id") REFERENCES "video"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_reporter_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_deed" ADD CONSTRAINT "moderation_deed_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Clips of accounts that are locked already
UPDATE "video" SET "suspended_at" = "user"."disabled_at"
FROM "partner" JOIN "user" ON "user"."id" = "partner"."user_id"
WHERE "partner"."id" = "video"."partner_id" AND "user"."disabled_at" IS NOT NULL;
