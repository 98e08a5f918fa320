-- AlterTable
ALTER TABLE "video" ADD COLUMN     "rank_even" TIMESTAMPTZ(3),
ADD COLUMN     "rank_odd" TIMESTAMPTZ(3),
ADD COLUMN     "rank_reason" TEXT,
ADD COLUMN     "ranked_at" TIMESTAMPTZ(3);

UPDATE "video" SET "rank_even" = "published_at" + interval '132 hours', "rank_odd" = "published_at" + interval '132 hours' WHERE "published_at" IS NOT NULL;

-- Whoever publishes, plans or hides a clip, in whatever way: it stands before all others until it is ranked, with jobs or without.
-- The hours are the most that a clip can earn (lib/ranking/weights.ts).
CREATE FUNCTION "place_video"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR NEW.published_at IS DISTINCT FROM OLD.published_at THEN
    NEW.rank_even := NEW.published_at + interval '132 hours';
    NEW.rank_odd := NEW.rank_even;
    NEW.rank_reason := NULL;
    NEW.ranked_at := NULL;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "video_place" BEFORE INSERT OR UPDATE OF "published_at" ON "video" FOR EACH ROW EXECUTE FUNCTION "place_video"();

-- CreateTable
CREATE TABLE "not_for_me" (
    "user_id" UUID NOT NULL,
    "video_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "not_for_me_pkey" PRIMARY KEY ("user_id","video_id")
);

-- CreateIndex
CREATE INDEX "not_for_me_video_id_idx" ON "not_for_me"("video_id");

-- CreateIndex
CREATE INDEX "video_rank_even_idx" ON "video"("rank_even" DESC, "id" DESC, "partner_id", "published_at") WHERE (status = 'READY' AND published_at IS NOT NULL AND deleted_at IS NULL AND hidden_at IS NULL AND suspended_at IS NULL);

-- CreateIndex
CREATE INDEX "video_rank_odd_idx" ON "video"("rank_odd" DESC, "id" DESC, "partner_id", "published_at") WHERE (status = 'READY' AND published_at IS NOT NULL AND deleted_at IS NULL AND hidden_at IS NULL AND suspended_at IS NULL);

-- CreateIndex
CREATE INDEX "video_unranked_idx" ON "video"("published_at" DESC, "id" DESC) WHERE (status = 'READY' AND published_at IS NOT NULL AND deleted_at IS NULL AND hidden_at IS NULL AND suspended_at IS NULL AND ranked_at IS NULL);

-- AddForeignKey
ALTER TABLE "not_for_me" ADD CONSTRAINT "not_for_me_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "not_for_me" ADD CONSTRAINT "not_for_me_video_id_fkey" FOREIGN KEY ("video_id") REFERENCES "video"("id") ON DELETE CASCADE ON UPDATE CASCADE;
