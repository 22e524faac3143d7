-- What a rule of the price may never be, whoever writes it. A constraint's name is the rule that was
-- broken, since the name is what staff get to read in Studio. Tests: packages/db/src/rules/.

ALTER TABLE "products"
  ADD CONSTRAINT "products_grams_is_0_to_1000000" CHECK ("grams" BETWEEN 0 AND 1000000);

ALTER TABLE "categories"
  ADD CONSTRAINT "categories_slug_is_kebab_case"
    CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND char_length("slug") <= 80),
  ADD CONSTRAINT "categories_name_is_one_trimmed_line_of_1_to_80" CHECK ("is_one_clean_line"("name", 80));

ALTER TABLE "prices"
  ADD CONSTRAINT "prices_valid_from_is_before_valid_until" CHECK ("valid_from" < "valid_until"),
  DROP CONSTRAINT "prices_kwd_amount_ends_in_0",
  -- Stripe: https://docs.stripe.com/currencies#three-decimal and #special-cases
  ADD CONSTRAINT "prices_amount_of_a_three_decimal_currency_ends_in_0"
    CHECK ("currency"::text NOT IN ('BHD', 'JOD', 'KWD', 'OMR', 'TND') OR "amount_minor" % 10 = 0),
  ADD CONSTRAINT "prices_amount_of_isk_and_ugx_ends_in_00"
    CHECK ("currency"::text NOT IN ('ISK', 'UGX') OR "amount_minor" % 100 = 0);

ALTER TABLE "orders"
  DROP CONSTRAINT "orders_kwd_total_ends_in_0",
  ADD CONSTRAINT "orders_total_of_a_three_decimal_currency_ends_in_0"
    CHECK ("currency"::text NOT IN ('BHD', 'JOD', 'KWD', 'OMR', 'TND') OR "total_minor" % 10 = 0),
  ADD CONSTRAINT "orders_total_of_isk_and_ugx_ends_in_00"
    CHECK ("currency"::text NOT IN ('ISK', 'UGX') OR "total_minor" % 100 = 0);


ALTER TABLE "promotions"
  ADD CONSTRAINT "promotions_name_is_one_trimmed_line_of_1_to_120" CHECK ("is_one_clean_line"("name", 120)),
  ADD CONSTRAINT "promotions_code_is_2_to_40_capital_letters_digits_or_hyphens"
    CHECK ("code" ~ '^[A-Z0-9][A-Z0-9-]{0,38}[A-Z0-9]$'),
  ADD CONSTRAINT "promotions_percent_off_is_above_0_to_100"
    CHECK ("percent_off" > 0 AND "percent_off" <= 100),
  ADD CONSTRAINT "promotions_percent_off_exactly_for_percentage_and_buy_x_get_y"
    CHECK (("percent_off" IS NOT NULL) = ("effect" IN ('percentage', 'buy_x_get_y'))),
  ADD CONSTRAINT "promotions_buy_and_get_exactly_for_buy_x_get_y"
    CHECK (("buy_quantity" IS NOT NULL) = ("effect" = 'buy_x_get_y')
      AND ("get_quantity" IS NOT NULL) = ("effect" = 'buy_x_get_y')),
  ADD CONSTRAINT "promotions_buy_and_get_are_1_to_999"
    CHECK ("buy_quantity" BETWEEN 1 AND 999 AND "get_quantity" BETWEEN 1 AND 999),
  ADD CONSTRAINT "promotions_on_shipping_are_percentage_or_amount"
    CHECK ("target" <> 'shipping' OR "effect" IN ('percentage', 'amount')),
  ADD CONSTRAINT "promotions_valid_from_is_before_valid_until" CHECK ("valid_from" < "valid_until"),
  ADD CONSTRAINT "promotions_with_limits_have_a_code"
    CHECK ("code" IS NOT NULL OR ("max_redemptions" IS NULL AND "max_per_customer" IS NULL)),
  ADD CONSTRAINT "promotions_max_per_customer_is_at_least_1" CHECK ("max_per_customer" >= 1),
  ADD CONSTRAINT "promotions_redeemed_is_0_to_max_redemptions"
    CHECK ("redeemed" >= 0 AND ("max_redemptions" IS NULL OR "redeemed" <= "max_redemptions"));

ALTER TABLE "promotion_amounts"
  ADD CONSTRAINT "promotion_amounts_off_is_1_to_99999999" CHECK ("off_minor" BETWEEN 1 AND 99999999),
  ADD CONSTRAINT "promotion_amounts_minimum_is_0_to_99999999"
    CHECK ("minimum_subtotal_minor" BETWEEN 0 AND 99999999);

ALTER TABLE "promotion_tiers"
  ADD CONSTRAINT "promotion_tiers_from_quantity_is_2_to_999" CHECK ("from_quantity" BETWEEN 2 AND 999),
  ADD CONSTRAINT "promotion_tiers_percent_off_is_above_0_to_100"
    CHECK ("percent_off" > 0 AND "percent_off" <= 100);


ALTER TABLE "shipping_zones"
  ADD CONSTRAINT "shipping_zones_name_is_one_trimmed_line_of_1_to_80" CHECK ("is_one_clean_line"("name", 80));

ALTER TABLE "shipping_zone_places"
  ADD CONSTRAINT "shipping_zone_places_country_is_two_capital_letters" CHECK ("country" ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT "shipping_zone_places_region_is_1_to_3_capitals_or_digits" CHECK ("region" ~ '^[A-Z0-9]{1,3}$');

CREATE UNIQUE INDEX "shipping_zone_places_stand_in_a_zone_once"
  ON "shipping_zone_places" ("zone_id", "country", (COALESCE("region", '')));

ALTER TABLE "shipping_methods"
  ADD CONSTRAINT "shipping_methods_name_is_one_trimmed_line_of_1_to_80" CHECK ("is_one_clean_line"("name", 80)),
  ADD CONSTRAINT "shipping_methods_maximum_grams_is_at_least_1" CHECK ("maximum_grams" >= 1);

ALTER TABLE "shipping_rates"
  ADD CONSTRAINT "shipping_rates_from_is_not_negative" CHECK ("from" >= 0),
  ADD CONSTRAINT "shipping_rates_amount_is_0_to_99999999" CHECK ("amount_minor" BETWEEN 0 AND 99999999);

ALTER TABLE "shipping_free_from"
  ADD CONSTRAINT "shipping_free_from_subtotal_is_0_to_99999999" CHECK ("subtotal_minor" BETWEEN 0 AND 99999999);


ALTER TABLE "tax_classes"
  ADD CONSTRAINT "tax_classes_id_is_snake_case" CHECK ("id" ~ '^[a-z0-9]+(_[a-z0-9]+)*$' AND char_length("id") <= 40),
  ADD CONSTRAINT "tax_classes_name_is_one_trimmed_line_of_1_to_80" CHECK ("is_one_clean_line"("name", 80));

ALTER TABLE "tax_jurisdictions"
  ADD CONSTRAINT "tax_jurisdictions_name_is_one_trimmed_line_of_1_to_80" CHECK ("is_one_clean_line"("name", 80)),
  ADD CONSTRAINT "tax_jurisdictions_country_is_two_capital_letters" CHECK ("country" ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT "tax_jurisdictions_region_is_1_to_3_capitals_or_digits" CHECK ("region" ~ '^[A-Z0-9]{1,3}$'),
  ADD CONSTRAINT "tax_jurisdictions_shipping_tax_class_exactly_for_own_class"
    CHECK (("shipping_tax_class_id" IS NOT NULL) = ("shipping_tax" = 'own_class'));

CREATE UNIQUE INDEX "tax_jurisdictions_one_for_each_place"
  ON "tax_jurisdictions" ("country", (COALESCE("region", '')));

ALTER TABLE "tax_rates"
  ADD CONSTRAINT "tax_rates_name_is_one_trimmed_line_of_1_to_80" CHECK ("is_one_clean_line"("name", 80)),
  ADD CONSTRAINT "tax_rates_percent_is_0_to_100" CHECK ("percent" BETWEEN 0 AND 100);

ALTER TABLE "rules_version"
  ADD CONSTRAINT "rules_version_is_one_row" CHECK ("id" = 1);


-- Who keeps a copy of the rules sees by this count that it is old.
CREATE FUNCTION "count_rules_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "rules_version" SET "version" = "version" + 1;
  RETURN NULL;
END $$;

-- Not the tables of coupons' redemptions: those change with every checkout.
DO $$
DECLARE
  "rules" text;
BEGIN
  FOREACH "rules" IN ARRAY ARRAY['promotion_amounts', 'promotion_tiers', 'promotion_products',
    'promotion_categories', 'shipping_zones', 'shipping_zone_places', 'shipping_methods', 'shipping_rates',
    'shipping_free_from', 'tax_jurisdictions', 'tax_rates']
  LOOP
    EXECUTE format('CREATE TRIGGER "rules_are_counted" AFTER INSERT OR UPDATE OR DELETE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION "count_rules_version"()', "rules");
  END LOOP;
END $$;

CREATE TRIGGER "rules_are_counted" AFTER INSERT OR DELETE ON "promotions"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_rules_version"();
-- A redemption changes "redeemed" and nothing else.
CREATE TRIGGER "rules_are_counted_when_changed" AFTER UPDATE OF "name", "code", "active", "target", "effect",
    "percent_off", "buy_quantity", "get_quantity", "includes_sale_items", "combinable", "priority",
    "valid_from", "valid_until" ON "promotions"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_rules_version"();


-- A redemption is counted on its promotion: the row's lock is the queue in which customers stand, and the
-- CHECK promotions_redeemed_is_0_to_max_redemptions is what the last of them runs into.
CREATE FUNCTION "count_redemption"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "promotion" "promotions";
BEGIN
  IF TG_OP = 'DELETE' THEN
    UPDATE "promotions" SET "redeemed" = "redeemed" - 1 WHERE "id" = OLD."promotion_id";
    RETURN OLD;
  END IF;
  UPDATE "promotions" SET "redeemed" = "redeemed" + 1 WHERE "id" = NEW."promotion_id" RETURNING * INTO "promotion";
  IF "promotion"."max_per_customer" <= (
    SELECT count(*) FROM "redemptions"
    WHERE "promotion_id" = NEW."promotion_id" AND "guest_id" = NEW."guest_id")
  THEN
    RAISE EXCEPTION USING
      ERRCODE = 'check_violation', TABLE = 'redemptions', CONSTRAINT = 'redemptions_within_max_per_customer',
      MESSAGE = format('Customer %s has used %s as often as one customer may (%s).',
        NEW."guest_id", "promotion"."code", "promotion"."max_per_customer");
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "redemptions_are_counted" BEFORE INSERT OR DELETE ON "redemptions"
  FOR EACH ROW EXECUTE FUNCTION "count_redemption"();

-- A canceled order gives back what it took.
CREATE FUNCTION "give_back_redemptions"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "redemptions" WHERE "order_id" = NEW."id";
  RETURN NULL;
END $$;

CREATE TRIGGER "canceled_orders_give_back_redemptions" AFTER UPDATE ON "orders"
  FOR EACH ROW WHEN (NEW."status" = 'canceled' AND OLD."status" <> 'canceled')
  EXECUTE FUNCTION "give_back_redemptions"();


-- I1: the document and where it goes are frozen with the amounts.
CREATE TRIGGER "orders_documents_are_frozen" BEFORE UPDATE ON "orders"
  FOR EACH ROW WHEN (
    (OLD."status" <> 'awaiting_payment' OR NEW."status" <> 'awaiting_payment')
    AND (OLD."tax_relief_minor", OLD."quote") IS DISTINCT FROM (NEW."tax_relief_minor", NEW."quote"))
  EXECUTE FUNCTION "guard_order_amounts"();
