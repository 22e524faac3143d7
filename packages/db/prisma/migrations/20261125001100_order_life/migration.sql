-- I6: what open orders hold is not sold again. I5, I8: how an order came to its state is written down,
-- whoever changed it. Tests: packages/db/src/order/order-life.test.ts, src/rules/.

-- What an order has to do with the stock. An open order holds its pieces; paid, they are sold.
CREATE TYPE "stock_state" AS ENUM ('reserved', 'sold', 'released');

ALTER TABLE "products"
  ADD COLUMN "reserved" INTEGER NOT NULL DEFAULT 0,
  ADD CONSTRAINT "products_reserved_is_not_negative" CHECK ("reserved" >= 0);

ALTER TABLE "orders"
  ADD COLUMN "stock_state" "stock_state" NOT NULL DEFAULT 'reserved',
  ALTER COLUMN "expires_at" DROP NOT NULL;

-- Orders from before held nothing until they were paid. From now on the open ones do; where that is more
-- than there is, stock is raised to it, since those customers may pay at any moment.
UPDATE "orders" SET "stock_state" = CASE
    WHEN "status" = 'paid' OR "paid_at" IS NOT NULL THEN 'sold'::"stock_state"
    WHEN "status" IN ('awaiting_payment', 'processing') THEN 'reserved'
    ELSE 'released'
  END;
UPDATE "products" SET "reserved" = "held"."quantity", "stock" = greatest("stock", "held"."quantity")
FROM (
  SELECT "line"."product_id", sum("line"."quantity") AS "quantity"
  FROM "order_lines" "line" JOIN "orders" ON "orders"."id" = "line"."order_id"
  WHERE "orders"."stock_state" = 'reserved' GROUP BY "line"."product_id"
) "held"
WHERE "held"."product_id" = "products"."id";
UPDATE "orders" SET "expires_at" = NULL WHERE "status" <> 'awaiting_payment';

ALTER TABLE "products"
  ADD CONSTRAINT "products_stock_meets_what_is_reserved" CHECK ("reserved" <= greatest("stock", 0));

ALTER TABLE "orders"
  ADD CONSTRAINT "orders_open_hold_their_stock" CHECK (
    "status" NOT IN ('draft', 'awaiting_payment', 'processing', 'authorized') OR "stock_state" = 'reserved'),
  ADD CONSTRAINT "orders_paid_have_sold_their_stock" CHECK (
    "status" NOT IN ('paid', 'partially_refunded') OR "stock_state" = 'sold'),
  ADD CONSTRAINT "orders_closed_hold_no_stock" CHECK (
    "status" NOT IN ('expired', 'canceled', 'refunded') OR "stock_state" <> 'reserved'),
  ADD CONSTRAINT "orders_that_can_expire_are_unpaid" CHECK (
    ("expires_at" IS NOT NULL) = ("status" IN ('draft', 'awaiting_payment'))),
  DROP CONSTRAINT "orders_paid_has_paid_at",
  ADD CONSTRAINT "orders_paid_has_paid_at"
    CHECK ("status" NOT IN ('paid', 'partially_refunded') OR "paid_at" IS NOT NULL),
  DROP CONSTRAINT "orders_paid_at_only_when_paid_or_held",
  ADD CONSTRAINT "orders_paid_at_only_when_money_came"
    CHECK ("paid_at" IS NULL OR "status" IN ('paid', 'partially_refunded', 'refunded', 'held'));

ALTER TABLE "orders" ALTER COLUMN "status" SET DEFAULT 'draft';

-- A status that an index asks for would be rewritten in every index with each step of each order.
DROP INDEX "orders_awaiting_by_expires_at";
CREATE INDEX "orders_open_by_expires_at" ON "orders" ("expires_at") WHERE "expires_at" IS NOT NULL;


-- The one table of an order's ways; the same stands in packages/db/src/order/order-states.ts.
CREATE OR REPLACE FUNCTION "order_may_become"("was" "order_status", "becomes" "order_status") RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE "was"
    WHEN 'draft' THEN
      "becomes" IN ('awaiting_payment', 'processing', 'authorized', 'paid', 'held', 'expired', 'canceled')
    WHEN 'awaiting_payment' THEN
      "becomes" IN ('processing', 'authorized', 'paid', 'held', 'expired', 'canceled')
    WHEN 'processing' THEN "becomes" IN ('awaiting_payment', 'authorized', 'paid', 'held', 'canceled')
    WHEN 'authorized' THEN "becomes" IN ('paid', 'held', 'canceled')
    WHEN 'paid' THEN "becomes" IN ('partially_refunded', 'refunded', 'held')
    WHEN 'partially_refunded' THEN "becomes" IN ('paid', 'refunded', 'held')
    WHEN 'refunded' THEN "becomes" IN ('paid', 'partially_refunded', 'held')
    WHEN 'held' THEN "becomes" IN ('paid', 'partially_refunded', 'refunded', 'canceled')
    -- Money that comes late: its stock may still be there, or it goes back.
    WHEN 'expired' THEN "becomes" IN ('paid', 'held')
    WHEN 'canceled' THEN "becomes" = 'held'
  END;


-- Stock follows the lines and the state of an order, whoever changes them. Products are locked in the
-- order of their ids, after the order itself: two orders can wait for each other, never in a ring.
CREATE FUNCTION "shift_stock"("of_order" uuid, "stock_by" integer, "reserved_by" integer) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "products" WHERE "id" IN (SELECT "product_id" FROM "order_lines" WHERE "order_id" = "of_order")
    ORDER BY "id" FOR NO KEY UPDATE;
  UPDATE "products" SET
    "stock" = "stock" + "stock_by" * "line"."quantity", "reserved" = "reserved" + "reserved_by" * "line"."quantity"
  FROM "order_lines" "line" WHERE "line"."order_id" = "of_order" AND "line"."product_id" = "products"."id";
END $$;

CREATE FUNCTION "reserve_new_lines"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH "wanted" AS (
    SELECT "line"."product_id" AS "id", sum("line"."quantity") AS "quantity"
    FROM "changed" "line" JOIN "orders" ON "orders"."id" = "line"."order_id"
    WHERE "orders"."stock_state" = 'reserved' GROUP BY "line"."product_id"
  ), "locked" AS MATERIALIZED (
    SELECT "id" FROM "products" WHERE "id" IN (SELECT "id" FROM "wanted") ORDER BY "id" FOR NO KEY UPDATE
  )
  UPDATE "products" SET "reserved" = "reserved" + "wanted"."quantity"
  FROM "locked" JOIN "wanted" USING ("id") WHERE "products"."id" = "locked"."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "new_lines_are_reserved" AFTER INSERT ON "order_lines"
  REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "reserve_new_lines"();

-- With a deleted order its lines go as well; what they held was given back before that.
CREATE FUNCTION "release_dropped_lines"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH "dropped" AS (
    SELECT "line"."product_id" AS "id", sum("line"."quantity") AS "quantity"
    FROM "changed" "line" JOIN "orders" ON "orders"."id" = "line"."order_id"
    WHERE "orders"."stock_state" = 'reserved' GROUP BY "line"."product_id"
  ), "locked" AS MATERIALIZED (
    SELECT "id" FROM "products" WHERE "id" IN (SELECT "id" FROM "dropped") ORDER BY "id" FOR NO KEY UPDATE
  )
  UPDATE "products" SET "reserved" = "reserved" - "dropped"."quantity"
  FROM "locked" JOIN "dropped" USING ("id") WHERE "products"."id" = "locked"."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "dropped_lines_are_released" AFTER DELETE ON "order_lines"
  REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "release_dropped_lines"();

CREATE FUNCTION "follow_changed_line"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."product_id" <> OLD."product_id" THEN
    RAISE EXCEPTION USING
      ERRCODE = 'check_violation', TABLE = 'order_lines', CONSTRAINT = 'order_lines_keep_their_product',
      MESSAGE = 'A line keeps its product: delete it and add another.';
  END IF;
  UPDATE "products" SET "reserved" = "reserved" + NEW."quantity" - OLD."quantity"
  FROM "orders" WHERE "orders"."id" = NEW."order_id" AND "orders"."stock_state" = 'reserved'
    AND "products"."id" = NEW."product_id";
  RETURN NULL;
END $$;
CREATE TRIGGER "changed_lines_are_followed" AFTER UPDATE ON "order_lines"
  FOR EACH ROW WHEN (OLD."quantity" <> NEW."quantity" OR OLD."product_id" <> NEW."product_id")
  EXECUTE FUNCTION "follow_changed_line"();

CREATE FUNCTION "follow_order_status"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."status" NOT IN ('draft', 'awaiting_payment') THEN
    NEW."expires_at" = NULL;
  ELSIF NEW."expires_at" IS NULL THEN
    NEW."expires_at" = now() + '01:00:00'::interval;
  END IF;
  IF NEW."status" IN ('paid', 'partially_refunded') AND NEW."stock_state" = 'reserved' THEN
    PERFORM "shift_stock"(NEW."id", -1, -1);
    NEW."stock_state" = 'sold';
  ELSIF NEW."status" IN ('paid', 'partially_refunded') AND NEW."stock_state" = 'released' THEN
    PERFORM "shift_stock"(NEW."id", -1, 0);
    NEW."stock_state" = 'sold';
  ELSIF NEW."status" IN ('expired', 'canceled', 'refunded') AND NEW."stock_state" = 'reserved' THEN
    PERFORM "shift_stock"(NEW."id", 0, -1);
    NEW."stock_state" = 'released';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "orders_stock_follows_status" BEFORE UPDATE ON "orders"
  FOR EACH ROW WHEN (OLD."status" <> NEW."status") EXECUTE FUNCTION "follow_order_status"();

CREATE FUNCTION "release_deleted_order"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "shift_stock"(OLD."id", 0, -1);
  RETURN OLD;
END $$;
CREATE TRIGGER "orders_release_stock_when_deleted" BEFORE DELETE ON "orders"
  FOR EACH ROW WHEN (OLD."stock_state" = 'reserved') EXECUTE FUNCTION "release_deleted_order"();


-- Who changed an order's state, and why. Append-only.
CREATE TABLE "order_history" (
  "id" BIGINT GENERATED ALWAYS AS IDENTITY NOT NULL,
  "order_id" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "was" "order_status" NOT NULL,
  "becomes" "order_status" NOT NULL,
  "actor" TEXT NOT NULL,
  "reason" TEXT,
  "stripe_event_id" TEXT,

  CONSTRAINT "order_history_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "order_history_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id")
    ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "order_history_actor_is_known"
    CHECK ("actor" IN ('customer', 'stripe', 'clock', 'reconciliation', 'staff')),
  CONSTRAINT "order_history_reason_is_one_trimmed_line_of_1_to_500" CHECK ("is_one_clean_line"("reason", 500)),
  CONSTRAINT "order_history_reason_holds_no_client_secret" CHECK ("holds_no_secret"("reason")),
  CONSTRAINT "order_history_event_id_begins_with_evt"
    CHECK (starts_with("stripe_event_id", 'evt_') AND char_length("stripe_event_id") <= 255),
  CONSTRAINT "order_history_event_id_holds_no_client_secret" CHECK ("holds_no_secret"("stripe_event_id"))
);
CREATE INDEX "order_history_order_id_id_idx" ON "order_history"("order_id", "id");

-- The writer says who it is with set_config('paydesk.actor', …, true); a hand in Studio or psql says
-- nothing, and is staff. Pages that watch the order, in whatever process, are told with the commit.
CREATE FUNCTION "write_order_history"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "order_history" ("order_id", "was", "becomes", "actor", "reason", "stripe_event_id")
  VALUES (NEW."id", OLD."status", NEW."status",
    coalesce(nullif(current_setting('paydesk.actor', true), ''), 'staff'),
    coalesce(NEW."held_reason", nullif(current_setting('paydesk.reason', true), '')),
    nullif(current_setting('paydesk.event', true), ''));
  IF OLD."status" <> 'draft' OR NEW."status" <> 'awaiting_payment' THEN
    PERFORM pg_notify('paydesk_order', NEW."id"::text);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "orders_history_is_written" AFTER UPDATE ON "orders"
  FOR EACH ROW WHEN (OLD."status" <> NEW."status") EXECUTE FUNCTION "write_order_history"();

CREATE FUNCTION "guard_order_history"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- With an order that may be deleted, its history goes.
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM "orders" WHERE "id" = OLD."order_id") THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION USING
    ERRCODE = 'check_violation', TABLE = 'order_history', CONSTRAINT = 'order_history_is_append_only',
    MESSAGE = 'What has happened to an order stays written: history is neither changed nor deleted.';
END $$;
CREATE TRIGGER "order_history_is_append_only" BEFORE UPDATE OR DELETE ON "order_history"
  FOR EACH ROW EXECUTE FUNCTION "guard_order_history"();


-- The guards, for the new states.
DROP TRIGGER "orders_amounts_are_frozen" ON "orders";
CREATE TRIGGER "orders_amounts_are_frozen" BEFORE UPDATE ON "orders"
  FOR EACH ROW WHEN (
    (OLD."status" NOT IN ('draft', 'awaiting_payment') OR NEW."status" NOT IN ('draft', 'awaiting_payment'))
    AND (OLD."subtotal_minor", OLD."discount_minor", OLD."shipping_minor", OLD."tax_minor",
         OLD."total_minor", OLD."currency", OLD."revision")
      IS DISTINCT FROM
        (NEW."subtotal_minor", NEW."discount_minor", NEW."shipping_minor", NEW."tax_minor",
         NEW."total_minor", NEW."currency", NEW."revision"))
  EXECUTE FUNCTION "guard_order_amounts"();

DROP TRIGGER "orders_documents_are_frozen" ON "orders";
CREATE TRIGGER "orders_documents_are_frozen" BEFORE UPDATE ON "orders"
  FOR EACH ROW WHEN (
    (OLD."status" NOT IN ('draft', 'awaiting_payment') OR NEW."status" NOT IN ('draft', 'awaiting_payment'))
    AND (OLD."tax_relief_minor", OLD."quote") IS DISTINCT FROM (NEW."tax_relief_minor", NEW."quote"))
  EXECUTE FUNCTION "guard_order_amounts"();

DROP TRIGGER "orders_with_money_are_kept" ON "orders";
CREATE TRIGGER "orders_with_money_are_kept" BEFORE DELETE ON "orders"
  FOR EACH ROW WHEN (
    OLD."status" IN ('processing', 'authorized', 'paid', 'partially_refunded', 'refunded', 'held'))
  EXECUTE FUNCTION "guard_order_delete"();

CREATE OR REPLACE FUNCTION "guard_order_lines"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "found" "order_status";
BEGIN
  SELECT "status" INTO "found" FROM "orders" WHERE "id" = OLD."order_id";
  IF "found" NOT IN ('draft', 'awaiting_payment') THEN
    RAISE EXCEPTION USING
      ERRCODE = 'check_violation', TABLE = 'order_lines', CONSTRAINT = 'order_lines_are_frozen',
      MESSAGE = format(
        'Order %s is %s: its lines cannot change any more. Leave them, or set the order to held with a reason.',
        OLD."order_id", "found");
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END $$;

DROP TRIGGER "canceled_orders_give_back_redemptions" ON "orders";
CREATE TRIGGER "closed_orders_give_back_redemptions" AFTER UPDATE ON "orders"
  FOR EACH ROW WHEN (NEW."status" IN ('canceled', 'expired') AND OLD."status" <> NEW."status")
  EXECUTE FUNCTION "give_back_redemptions"();
