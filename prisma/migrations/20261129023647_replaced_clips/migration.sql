-- AlterTable
ALTER TABLE "video" ADD COLUMN     "replaced_at" TIMESTAMPTZ(3);
