-- AlterTable
ALTER TABLE "video" ADD COLUMN     "placeholder" TEXT;
