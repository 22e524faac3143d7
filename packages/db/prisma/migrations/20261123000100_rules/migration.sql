-- What a row may never be, whoever writes it: the API, Prisma Studio, psql.
-- A constraint's name is the rule that was broken, since the name is what the writer gets to read.
-- Tests of every rule: packages/db/src/rules/checks.test.ts.

-- Text that people write: nothing around it, no line breaks or other control characters in it.
CREATE FUNCTION "is_one_clean_line"("value" text, "max_length" integer) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN "value" ~ '^\S(.*\S)?$' AND "value" !~ '[[:cntrl:]]' AND char_length("value") <= "max_length";

-- I3: a client secret ("pi_…_secret_…") pays for someone else's order. No column may hold one.
CREATE FUNCTION "holds_no_secret"("value" text) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN strpos("value", '_secret_') = 0;


ALTER TABLE "products"
  ADD CONSTRAINT "products_sku_is_upper_case_words_joined_by_hyphens"
    CHECK ("sku" ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$' AND char_length("sku") <= 40),
  ADD CONSTRAINT "products_slug_is_kebab_case"
    CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND char_length("slug") <= 80),
  ADD CONSTRAINT "products_name_is_one_trimmed_line_of_1_to_120"
    CHECK ("is_one_clean_line"("name", 120)),
  ADD CONSTRAINT "products_description_is_trimmed_and_at_most_2000"
    CHECK ("description" !~ '^\s|\s$' AND char_length("description") <= 2000),
  -- "//host/…" would be another site's picture, and a backslash is read as a slash by browsers.
  ADD CONSTRAINT "products_image_is_a_path_or_https"
    CHECK ("image" ~ '^(/[^/\\\s][^\\\s]*|https://[^/\\\s][^\\\s]*)$' AND char_length("image") <= 500),
  ADD CONSTRAINT "products_image_holds_no_client_secret"
    CHECK ("holds_no_secret"("image")),
  ADD CONSTRAINT "products_stock_is_not_negative"
    CHECK ("stock" >= 0);

-- Each sale updates a stock. Free room in the page, and no index on "stock", keep the new version of
-- the row there without touching an index (HOT); vacuuming early keeps the room free.
ALTER TABLE "products" SET (
  fillfactor = 60,
  autovacuum_vacuum_threshold = 100,
  autovacuum_vacuum_scale_factor = 0.02
);


ALTER TABLE "prices"
  ADD CONSTRAINT "prices_amount_is_1_to_99999999"
    CHECK ("amount_minor" BETWEEN 1 AND 99999999),
  -- Stripe takes three-decimal currencies in tens: https://docs.stripe.com/currencies#three-decimal
  ADD CONSTRAINT "prices_kwd_amount_ends_in_0"
    CHECK ("currency" <> 'KWD' OR "amount_minor" % 10 = 0);


ALTER TABLE "orders"
  ADD CONSTRAINT "orders_subtotal_is_not_negative" CHECK ("subtotal_minor" >= 0),
  ADD CONSTRAINT "orders_discount_is_not_negative" CHECK ("discount_minor" >= 0),
  ADD CONSTRAINT "orders_shipping_is_not_negative" CHECK ("shipping_minor" >= 0),
  ADD CONSTRAINT "orders_tax_is_not_negative" CHECK ("tax_minor" >= 0),
  ADD CONSTRAINT "orders_total_is_the_sum_of_its_parts"
    CHECK ("total_minor" = "subtotal_minor"::bigint - "discount_minor" + "shipping_minor" + "tax_minor"),
  ADD CONSTRAINT "orders_total_is_1_to_99999999"
    CHECK ("total_minor" BETWEEN 1 AND 99999999),
  ADD CONSTRAINT "orders_kwd_total_ends_in_0"
    CHECK ("currency" <> 'KWD' OR "total_minor" % 10 = 0),
  ADD CONSTRAINT "orders_revision_is_at_least_1" CHECK ("revision" >= 1),
  ADD CONSTRAINT "orders_held_exactly_with_a_reason"
    CHECK (("status" = 'held') = ("held_reason" IS NOT NULL)),
  ADD CONSTRAINT "orders_held_reason_is_one_trimmed_line_of_1_to_500"
    CHECK ("is_one_clean_line"("held_reason", 500)),
  ADD CONSTRAINT "orders_held_reason_holds_no_client_secret"
    CHECK ("holds_no_secret"("held_reason")),
  ADD CONSTRAINT "orders_paid_has_paid_at"
    CHECK ("status" <> 'paid' OR "paid_at" IS NOT NULL),
  -- A paid order may be held, and still was paid.
  ADD CONSTRAINT "orders_paid_at_only_when_paid_or_held"
    CHECK ("paid_at" IS NULL OR "status" IN ('paid', 'held'));

-- An order changes its state a few times, and then never again.
ALTER TABLE "orders" SET (fillfactor = 85);


ALTER TABLE "order_lines"
  ADD CONSTRAINT "order_lines_position_is_0_to_99" CHECK ("position" BETWEEN 0 AND 99),
  ADD CONSTRAINT "order_lines_quantity_is_1_to_999" CHECK ("quantity" BETWEEN 1 AND 999),
  ADD CONSTRAINT "order_lines_unit_is_at_least_1" CHECK ("unit_minor" >= 1),
  ADD CONSTRAINT "order_lines_total_is_unit_times_quantity"
    CHECK ("total_minor" = "unit_minor"::bigint * "quantity"),
  ADD CONSTRAINT "order_lines_name_is_one_trimmed_line_of_1_to_120"
    CHECK ("is_one_clean_line"("name", 120));


ALTER TABLE "payments"
  ADD CONSTRAINT "payments_generation_is_at_least_1" CHECK ("generation" >= 1),
  ADD CONSTRAINT "payments_intent_id_begins_with_pi"
    CHECK (starts_with("stripe_payment_intent_id", 'pi_') AND char_length("stripe_payment_intent_id") <= 255),
  ADD CONSTRAINT "payments_intent_id_holds_no_client_secret"
    CHECK ("holds_no_secret"("stripe_payment_intent_id")),
  -- Before Stripe has answered there is nothing that it can have said.
  ADD CONSTRAINT "payments_status_without_an_intent_is_first_or_last"
    CHECK ("stripe_payment_intent_id" IS NOT NULL OR "status" IN ('requires_payment_method', 'canceled')),
  ADD CONSTRAINT "payments_created_amount_is_1_to_99999999"
    CHECK ("created_minor" BETWEEN 1 AND 99999999),
  ADD CONSTRAINT "payments_error_code_is_at_most_100" CHECK (char_length("error_code") <= 100),
  ADD CONSTRAINT "payments_error_code_holds_no_client_secret" CHECK ("holds_no_secret"("error_code")),
  ADD CONSTRAINT "payments_decline_code_is_at_most_100" CHECK (char_length("decline_code") <= 100),
  ADD CONSTRAINT "payments_decline_code_holds_no_client_secret" CHECK ("holds_no_secret"("decline_code"));

-- I2: of an order's intents, at most one can still be paid. Succeeded ones are not counted: money that
-- comes late, for an intent thought canceled, must find its place beside the live one.
CREATE UNIQUE INDEX "payments_one_live_per_order" ON "payments" ("order_id")
  WHERE "status" NOT IN ('canceled', 'succeeded');


ALTER TABLE "webhook_events"
  ADD CONSTRAINT "webhook_events_id_begins_with_evt"
    CHECK (starts_with("id", 'evt_') AND char_length("id") <= 255),
  ADD CONSTRAINT "webhook_events_id_holds_no_client_secret" CHECK ("holds_no_secret"("id")),
  ADD CONSTRAINT "webhook_events_type_is_words_joined_by_dots"
    CHECK ("type" ~ '^[a-z0-9_]+([.][a-z0-9_]+)*$' AND char_length("type") <= 100),
  ADD CONSTRAINT "webhook_events_type_holds_no_client_secret" CHECK ("holds_no_secret"("type")),
  ADD CONSTRAINT "webhook_events_intent_id_begins_with_pi"
    CHECK (starts_with("payment_intent_id", 'pi_') AND char_length("payment_intent_id") <= 255),
  ADD CONSTRAINT "webhook_events_intent_id_holds_no_client_secret"
    CHECK ("holds_no_secret"("payment_intent_id")),
  ADD CONSTRAINT "webhook_events_outcome_is_known"
    CHECK ("outcome" IN ('applied', 'stale', 'foreign', 'ignored'));
