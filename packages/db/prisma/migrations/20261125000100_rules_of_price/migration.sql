-- What decides a price beside the product: promotions, shipping, tax; prices with a time and a kind;
-- and the order's document. The rules that these tables keep stand in the next migration.

-- CreateEnum
CREATE TYPE "price_kind" AS ENUM ('regular', 'sale');

-- CreateEnum
CREATE TYPE "promotion_target" AS ENUM ('order', 'products', 'shipping');

-- CreateEnum
CREATE TYPE "promotion_effect" AS ENUM ('percentage', 'amount', 'quantity_tiers', 'buy_x_get_y');

-- CreateEnum
CREATE TYPE "shipping_basis" AS ENUM ('flat', 'weight', 'subtotal');

-- CreateEnum
CREATE TYPE "tax_scope" AS ENUM ('unit', 'line', 'document');

-- CreateEnum
CREATE TYPE "tax_rounding_mode" AS ENUM ('half_up', 'half_even', 'half_down', 'up', 'down');

-- CreateEnum
CREATE TYPE "tax_rounded_part" AS ENUM ('tax', 'net');

-- CreateEnum
CREATE TYPE "shipping_tax" AS ENUM ('none', 'as_goods', 'own_class');

-- AlterTable
ALTER TABLE "products" ADD COLUMN     "category_id" UUID,
ADD COLUMN     "grams" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "needs_shipping" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "tax_class_id" TEXT NOT NULL DEFAULT 'standard';

-- Prices get a time and a kind, so a product may have several in one currency.
ALTER TABLE "prices" DROP CONSTRAINT "prices_pkey",
ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "kind" "price_kind" NOT NULL DEFAULT 'regular',
ADD COLUMN     "valid_from" TIMESTAMPTZ(3),
ADD COLUMN     "valid_until" TIMESTAMPTZ(3),
ADD CONSTRAINT "prices_pkey" PRIMARY KEY ("id");

-- But never two of one kind at the same time.
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE "prices" ADD CONSTRAINT "prices_of_one_kind_do_not_overlap_in_time"
  EXCLUDE USING gist ("product_id" WITH =, "currency" WITH =, "kind" WITH =, tstzrange("valid_from", "valid_until") WITH &&);


-- The order's document, and what it says in sums.
ALTER TABLE "orders" ADD COLUMN     "tax_relief_minor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "quote" JSONB,
ADD COLUMN     "destination" JSONB,
ADD COLUMN     "expires_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + '01:00:00'::interval);

ALTER TABLE "order_lines" DROP CONSTRAINT "order_lines_total_is_unit_times_quantity";
ALTER TABLE "order_lines" RENAME COLUMN "total_minor" TO "subtotal_minor";
ALTER TABLE "order_lines" ADD COLUMN     "discount_minor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "tax_minor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "tax_relief_minor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "total_minor" INTEGER;

-- What was sold before had no discount, shipping or tax: its document is its lines. Guards of the
-- frozen columns stand aside for this one write.
ALTER TABLE "order_lines" DISABLE TRIGGER USER;
ALTER TABLE "orders" DISABLE TRIGGER USER;
UPDATE "order_lines" SET "total_minor" = "subtotal_minor";
UPDATE "orders" SET "quote" = jsonb_build_object(
  'currency', "currency", 'subtotalMinor', "subtotal_minor", 'totalMinor', "total_minor",
  'discounts', '[]'::jsonb, 'discountMinor', 0, 'shipping', NULL, 'shippingMinor', 0,
  'shippingOffers', '[]'::jsonb, 'taxes', '[]'::jsonb, 'taxMinor', 0, 'includedTaxMinor', 0,
  'taxReliefMinor', 0, 'exemptTaxId', NULL, 'unusedCoupon', NULL, 'pending', '[]'::jsonb,
  'lines', (
    SELECT jsonb_agg(jsonb_build_object(
      'productId', line."product_id", 'name', line."name", 'quantity', line."quantity",
      'unitMinor', line."unit_minor", 'regularUnitMinor', line."unit_minor",
      'subtotalMinor', line."subtotal_minor", 'discounts', '[]'::jsonb, 'discountMinor', 0,
      'taxes', '[]'::jsonb, 'taxMinor', 0, 'includedTaxMinor', 0, 'taxReliefMinor', 0,
      'totalMinor', line."total_minor") ORDER BY line."position")
    FROM "order_lines" line WHERE line."order_id" = "orders"."id"));
ALTER TABLE "order_lines" ENABLE TRIGGER USER;
ALTER TABLE "orders" ENABLE TRIGGER USER;
ALTER TABLE "order_lines" ALTER COLUMN "total_minor" SET NOT NULL;
ALTER TABLE "orders" ALTER COLUMN "quote" SET NOT NULL;

-- CreateTable
CREATE TABLE "categories" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "categories_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "promotions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "code" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "target" "promotion_target" NOT NULL DEFAULT 'order',
    "effect" "promotion_effect" NOT NULL,
    "percent_off" DECIMAL(7,4),
    "buy_quantity" INTEGER,
    "get_quantity" INTEGER,
    "includes_sale_items" BOOLEAN NOT NULL DEFAULT true,
    "combinable" BOOLEAN NOT NULL DEFAULT false,
    "priority" INTEGER NOT NULL DEFAULT 100,
    "valid_from" TIMESTAMPTZ(3),
    "valid_until" TIMESTAMPTZ(3),
    "max_redemptions" INTEGER,
    "max_per_customer" INTEGER,
    "redeemed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "promotions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "promotion_amounts" (
    "promotion_id" UUID NOT NULL,
    "currency" "Currency" NOT NULL,
    "off_minor" INTEGER,
    "minimum_subtotal_minor" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "promotion_amounts_pkey" PRIMARY KEY ("promotion_id","currency")
);

-- CreateTable
CREATE TABLE "promotion_tiers" (
    "promotion_id" UUID NOT NULL,
    "from_quantity" INTEGER NOT NULL,
    "percent_off" DECIMAL(7,4) NOT NULL,

    CONSTRAINT "promotion_tiers_pkey" PRIMARY KEY ("promotion_id","from_quantity")
);

-- CreateTable
CREATE TABLE "promotion_products" (
    "promotion_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,

    CONSTRAINT "promotion_products_pkey" PRIMARY KEY ("promotion_id","product_id")
);

-- CreateTable
CREATE TABLE "promotion_categories" (
    "promotion_id" UUID NOT NULL,
    "category_id" UUID NOT NULL,

    CONSTRAINT "promotion_categories_pkey" PRIMARY KEY ("promotion_id","category_id")
);

-- CreateTable
CREATE TABLE "redemptions" (
    "promotion_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "guest_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "redemptions_pkey" PRIMARY KEY ("order_id","promotion_id")
);

-- CreateTable
CREATE TABLE "shipping_zones" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,

    CONSTRAINT "shipping_zones_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shipping_zone_places" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "zone_id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "region" TEXT,

    CONSTRAINT "shipping_zone_places_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shipping_methods" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "zone_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL DEFAULT 0,
    "basis" "shipping_basis" NOT NULL DEFAULT 'flat',
    "maximum_grams" INTEGER,

    CONSTRAINT "shipping_methods_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shipping_rates" (
    "method_id" UUID NOT NULL,
    "currency" "Currency" NOT NULL,
    "from" INTEGER NOT NULL DEFAULT 0,
    "amount_minor" INTEGER NOT NULL,

    CONSTRAINT "shipping_rates_pkey" PRIMARY KEY ("method_id","currency","from")
);

-- CreateTable
CREATE TABLE "shipping_free_from" (
    "method_id" UUID NOT NULL,
    "currency" "Currency" NOT NULL,
    "subtotal_minor" INTEGER NOT NULL,

    CONSTRAINT "shipping_free_from_pkey" PRIMARY KEY ("method_id","currency")
);

-- CreateTable
CREATE TABLE "tax_classes" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "tax_classes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tax_jurisdictions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "region" TEXT,
    "prices_include_tax" BOOLEAN NOT NULL,
    "rounding_scope" "tax_scope" NOT NULL DEFAULT 'line',
    "rounding_mode" "tax_rounding_mode" NOT NULL DEFAULT 'half_up',
    "rounded_part" "tax_rounded_part" NOT NULL DEFAULT 'tax',
    "shipping_tax" "shipping_tax" NOT NULL DEFAULT 'as_goods',
    "shipping_tax_class_id" TEXT,
    "exempts_businesses" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "tax_jurisdictions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tax_rates" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "jurisdiction_id" UUID NOT NULL,
    "tax_class_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "percent" DECIMAL(7,4) NOT NULL,
    "compound" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "tax_rates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rules_version" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" BIGINT NOT NULL DEFAULT 1,

    CONSTRAINT "rules_version_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "order_lines"
  ADD CONSTRAINT "order_lines_subtotal_is_unit_times_quantity"
    CHECK ("subtotal_minor" = "unit_minor"::bigint * "quantity"),
  ADD CONSTRAINT "order_lines_discount_is_within_the_subtotal"
    CHECK ("discount_minor" BETWEEN 0 AND "subtotal_minor"),
  ADD CONSTRAINT "order_lines_tax_is_not_negative" CHECK ("tax_minor" >= 0),
  ADD CONSTRAINT "order_lines_tax_relief_is_not_negative" CHECK ("tax_relief_minor" >= 0),
  ADD CONSTRAINT "order_lines_total_is_the_sum_of_its_parts"
    CHECK ("total_minor" = "subtotal_minor"::bigint - "discount_minor" + "tax_minor" - "tax_relief_minor");

ALTER TABLE "orders"
  DROP CONSTRAINT "orders_total_is_the_sum_of_its_parts",
  ADD CONSTRAINT "orders_total_is_the_sum_of_its_parts"
    CHECK ("total_minor" = "subtotal_minor"::bigint - "discount_minor" + "shipping_minor" + "tax_minor" - "tax_relief_minor"),
  ADD CONSTRAINT "orders_tax_relief_is_not_negative" CHECK ("tax_relief_minor" >= 0),
  -- I1: the document and the sums that Stripe is asked for are one.
  ADD CONSTRAINT "orders_quote_says_what_the_columns_say"
    CHECK (("quote"->>'totalMinor')::bigint = "total_minor" AND "quote"->>'currency' = "currency"::text),
  ADD CONSTRAINT "orders_quote_holds_no_client_secret" CHECK ("holds_no_secret"("quote"::text)),
  ADD CONSTRAINT "orders_destination_holds_no_client_secret" CHECK ("holds_no_secret"("destination"::text));

INSERT INTO "tax_classes" ("id", "name") VALUES
  ('standard', 'Standard'), ('reduced', 'Reduced'), ('zero', 'Zero-rated or exempt');
INSERT INTO "rules_version" DEFAULT VALUES;

-- CreateIndex
CREATE UNIQUE INDEX "categories_slug_key" ON "categories"("slug");

-- CreateIndex
CREATE INDEX "prices_product_id_currency_idx" ON "prices"("product_id", "currency");

-- CreateIndex
CREATE UNIQUE INDEX "promotions_code_key" ON "promotions"("code");

-- CreateIndex
CREATE INDEX "redemptions_promotion_id_guest_id_idx" ON "redemptions"("promotion_id", "guest_id");

-- CreateIndex
CREATE INDEX "shipping_zone_places_zone_id_idx" ON "shipping_zone_places"("zone_id");

-- CreateIndex
CREATE INDEX "shipping_methods_zone_id_idx" ON "shipping_methods"("zone_id");

-- CreateIndex
CREATE INDEX "tax_rates_jurisdiction_id_idx" ON "tax_rates"("jurisdiction_id");

-- AddForeignKey
ALTER TABLE "products" ADD CONSTRAINT "products_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "categories"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "products" ADD CONSTRAINT "products_tax_class_id_fkey" FOREIGN KEY ("tax_class_id") REFERENCES "tax_classes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promotion_amounts" ADD CONSTRAINT "promotion_amounts_promotion_id_fkey" FOREIGN KEY ("promotion_id") REFERENCES "promotions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promotion_tiers" ADD CONSTRAINT "promotion_tiers_promotion_id_fkey" FOREIGN KEY ("promotion_id") REFERENCES "promotions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promotion_products" ADD CONSTRAINT "promotion_products_promotion_id_fkey" FOREIGN KEY ("promotion_id") REFERENCES "promotions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promotion_products" ADD CONSTRAINT "promotion_products_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promotion_categories" ADD CONSTRAINT "promotion_categories_promotion_id_fkey" FOREIGN KEY ("promotion_id") REFERENCES "promotions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promotion_categories" ADD CONSTRAINT "promotion_categories_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "categories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "redemptions" ADD CONSTRAINT "redemptions_promotion_id_fkey" FOREIGN KEY ("promotion_id") REFERENCES "promotions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "redemptions" ADD CONSTRAINT "redemptions_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipping_zone_places" ADD CONSTRAINT "shipping_zone_places_zone_id_fkey" FOREIGN KEY ("zone_id") REFERENCES "shipping_zones"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipping_methods" ADD CONSTRAINT "shipping_methods_zone_id_fkey" FOREIGN KEY ("zone_id") REFERENCES "shipping_zones"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipping_rates" ADD CONSTRAINT "shipping_rates_method_id_fkey" FOREIGN KEY ("method_id") REFERENCES "shipping_methods"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipping_free_from" ADD CONSTRAINT "shipping_free_from_method_id_fkey" FOREIGN KEY ("method_id") REFERENCES "shipping_methods"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tax_jurisdictions" ADD CONSTRAINT "tax_jurisdictions_shipping_tax_class_id_fkey" FOREIGN KEY ("shipping_tax_class_id") REFERENCES "tax_classes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tax_rates" ADD CONSTRAINT "tax_rates_jurisdiction_id_fkey" FOREIGN KEY ("jurisdiction_id") REFERENCES "tax_jurisdictions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tax_rates" ADD CONSTRAINT "tax_rates_tax_class_id_fkey" FOREIGN KEY ("tax_class_id") REFERENCES "tax_classes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "prices_currency_idx" ON "prices"("currency");
