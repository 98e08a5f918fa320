-- CreateEnum
CREATE TYPE "role" AS ENUM ('VIEWER', 'PARTNER', 'ADMIN');

-- CreateEnum
CREATE TYPE "upload_kind" AS ENUM ('VIDEO', 'COVER', 'AVATAR');

-- CreateEnum
CREATE TYPE "upload_state" AS ENUM ('ISSUED', 'CONFIRMED', 'REFUSED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "video_status" AS ENUM ('VERIFYING', 'READY');

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "role" "role" NOT NULL DEFAULT 'VIEWER',
    "token_epoch" INTEGER NOT NULL DEFAULT 0,
    "disabled_at" TIMESTAMPTZ(3),
    "email_verified_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password" (
    "user_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "password_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "revoked_session" (
    "sid" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "revoked_session_pkey" PRIMARY KEY ("sid")
);

-- CreateTable
CREATE TABLE "partner" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "handle" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "bio" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "order_url" TEXT,
    "avatar_url" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upload" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "kind" "upload_kind" NOT NULL,
    "state" "upload_state" NOT NULL DEFAULT 'ISSUED',
    "provider" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "declared_bytes" BIGINT NOT NULL,
    "max_bytes" BIGINT NOT NULL,
    "max_duration_sec" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "renewable_until" TIMESTAMPTZ(3) NOT NULL,
    "refusal" TEXT,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "video" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "upload_id" UUID NOT NULL,
    "cover_upload_id" UUID,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "status" "video_status" NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "publish_on_ready" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provider" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "pin" TEXT,
    "url" TEXT,
    "mime" TEXT NOT NULL,
    "bytes" BIGINT,
    "duration_ms" INTEGER,
    "width" INTEGER,
    "height" INTEGER,
    "cover_key" TEXT,
    "cover_pin" TEXT,
    "like_count" INTEGER NOT NULL DEFAULT 0,
    "save_count" INTEGER NOT NULL DEFAULT 0,
    "comment_count" INTEGER NOT NULL DEFAULT 0,
    "view_count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "video_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE INDEX "revoked_session_until_idx" ON "revoked_session"("until");

-- CreateIndex
CREATE UNIQUE INDEX "partner_user_id_key" ON "partner"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "partner_handle_key" ON "partner"("handle");

-- CreateIndex
CREATE UNIQUE INDEX "upload_key_key" ON "upload"("key");

-- CreateIndex
CREATE INDEX "upload_owner_id_created_at_idx" ON "upload"("owner_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "video_upload_id_key" ON "video"("upload_id");

-- CreateIndex
CREATE UNIQUE INDEX "video_cover_upload_id_key" ON "video"("cover_upload_id");

-- CreateIndex
CREATE INDEX "video_feed_idx" ON "video"("published_at" DESC, "id" DESC) WHERE (status = 'READY' AND published_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "video_partner_id_created_at_id_idx" ON "video"("partner_id", "created_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "password" ADD CONSTRAINT "password_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revoked_session" ADD CONSTRAINT "revoked_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner" ADD CONSTRAINT "partner_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "video" ADD CONSTRAINT "video_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "video" ADD CONSTRAINT "video_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "upload"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "video" ADD CONSTRAINT "video_cover_upload_id_fkey" FOREIGN KEY ("cover_upload_id") REFERENCES "upload"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
