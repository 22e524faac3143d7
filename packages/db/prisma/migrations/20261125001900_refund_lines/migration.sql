-- Which pieces a refund is for, and whether they come back on the shelf. Tests: src/refund/refund-lines.test.ts.
CREATE TABLE "refund_lines" (
  "refund_id" UUID NOT NULL,
  "order_id" UUID NOT NULL,
  "position" SMALLINT NOT NULL,
  "quantity" INTEGER NOT NULL,
  "restock" BOOLEAN NOT NULL DEFAULT true,
  "restocked_at" TIMESTAMPTZ(3),

  CONSTRAINT "refund_lines_pkey" PRIMARY KEY ("refund_id", "position"),
  CONSTRAINT "refund_lines_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "refunds"("id")
    ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "refund_lines_order_id_position_fkey" FOREIGN KEY ("order_id", "position")
    REFERENCES "order_lines"("order_id", "position") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "refund_lines_quantity_is_at_least_1" CHECK ("quantity" >= 1),
  CONSTRAINT "refund_lines_restocked_only_if_asked" CHECK ("restocked_at" IS NULL OR "restock")
);
CREATE INDEX "refund_lines_order_id_position_idx" ON "refund_lines"("order_id", "position");

-- Two refunds of the same pieces queue at the line's row.
CREATE FUNCTION "guard_refund_line"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "sold" integer;
  "others" bigint;
BEGIN
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND
      (OLD."refund_id", OLD."order_id", OLD."position", OLD."quantity", OLD."restock")
        IS DISTINCT FROM (NEW."refund_id", NEW."order_id", NEW."position", NEW."quantity", NEW."restock")) THEN
    RAISE EXCEPTION USING
      ERRCODE = 'check_violation', TABLE = 'refund_lines', CONSTRAINT = 'refund_lines_are_kept',
      MESSAGE = 'What a refund is for stays written: ask for another refund instead.';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    RETURN NEW;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM "refunds" WHERE "id" = NEW."refund_id" AND "order_id" = NEW."order_id") THEN
    RAISE EXCEPTION USING
      ERRCODE = 'check_violation', TABLE = 'refund_lines', CONSTRAINT = 'refund_lines_are_of_the_refunds_order',
      MESSAGE = format('Refund %s is of another order than %s.', NEW."refund_id", NEW."order_id");
  END IF;
  SELECT "quantity" INTO "sold" FROM "order_lines"
    WHERE "order_id" = NEW."order_id" AND "position" = NEW."position" FOR NO KEY UPDATE;
  SELECT coalesce(sum("line"."quantity"), 0) INTO "others"
    FROM "refund_lines" "line" JOIN "refunds" ON "refunds"."id" = "line"."refund_id"
    WHERE "line"."order_id" = NEW."order_id" AND "line"."position" = NEW."position"
      AND "refunds"."status" NOT IN ('failed', 'canceled');
  IF "others" + NEW."quantity" > "sold" THEN
    RAISE EXCEPTION USING
      ERRCODE = 'check_violation', TABLE = 'refund_lines', CONSTRAINT = 'refund_lines_are_at_most_what_was_sold',
      MESSAGE = format('Of line %s of order %s, %s were sold and %s are refunded: at most %s more can be.',
        NEW."position", NEW."order_id", "sold", "others", "sold" - "others");
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "refund_lines_are_guarded" BEFORE INSERT OR UPDATE OR DELETE ON "refund_lines"
  FOR EACH ROW EXECUTE FUNCTION "guard_refund_line"();

-- The pieces are on the shelf again as soon as Stripe has taken the refund on, and stay there if the bank
-- sends its money back later: the goods did come back. Only what had been sold can.
CREATE FUNCTION "restock_refunded"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "products" WHERE "id" IN (
    SELECT "sold"."product_id" FROM "refund_lines" "line" JOIN "order_lines" "sold" USING ("order_id", "position")
    WHERE "line"."refund_id" = NEW."id") ORDER BY "id" FOR NO KEY UPDATE;
  WITH "back" AS (
    UPDATE "refund_lines" SET "restocked_at" = now()
    FROM "orders"
    WHERE "refund_id" = NEW."id" AND "restock" AND "restocked_at" IS NULL
      AND "orders"."id" = "refund_lines"."order_id" AND "orders"."stock_state" = 'sold'
    RETURNING "refund_lines"."order_id", "refund_lines"."position", "refund_lines"."quantity"
  )
  UPDATE "products" SET "stock" = "stock" + "back"."quantity"
  FROM "back" JOIN "order_lines" "sold" USING ("order_id", "position")
  WHERE "products"."id" = "sold"."product_id";
  RETURN NULL;
END $$;
CREATE TRIGGER "accepted_refunds_restock" AFTER UPDATE ON "refunds"
  FOR EACH ROW WHEN (OLD."status" = 'requested' AND NEW."status" IN ('pending', 'requires_action', 'succeeded'))
  EXECUTE FUNCTION "restock_refunded"();
