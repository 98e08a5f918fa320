-- AlterTable
ALTER TABLE "video" ADD COLUMN     "dish_name" TEXT,
ADD COLUMN     "order_url" TEXT,
ADD COLUMN     "price_currency" TEXT,
ADD COLUMN     "price_minor" INTEGER,
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];
