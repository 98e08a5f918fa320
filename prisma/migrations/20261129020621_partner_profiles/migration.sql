-- AlterTable
ALTER TABLE "partner" ADD COLUMN     "avatar_upload_id" UUID,
ADD COLUMN     "hours" JSONB;

-- CreateTable
CREATE TABLE "held_handle" (
    "handle" TEXT NOT NULL,
    "partner_id" UUID NOT NULL,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "held_handle_pkey" PRIMARY KEY ("handle")
);

-- CreateIndex
CREATE INDEX "held_handle_partner_id_idx" ON "held_handle"("partner_id");

-- CreateIndex
CREATE UNIQUE INDEX "partner_avatar_upload_id_key" ON "partner"("avatar_upload_id");

-- AddForeignKey
ALTER TABLE "partner" ADD CONSTRAINT "partner_avatar_upload_id_fkey" FOREIGN KEY ("avatar_upload_id") REFERENCES "upload"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "held_handle" ADD CONSTRAINT "held_handle_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "held_handle" ("handle", "partner_id") SELECT "handle", "id" FROM "partner";

-- Avatars that are shown stay: from here on only this reference keeps a confirmed one from being swept.
UPDATE "partner" p SET "avatar_upload_id" = (
  SELECT u."id" FROM "upload" u
  WHERE u."owner_id" = p."user_id" AND u."kind" = 'AVATAR' AND u."state" = 'CONFIRMED'
  ORDER BY u."created_at" DESC LIMIT 1
) WHERE p."avatar_url" IS NOT NULL;
