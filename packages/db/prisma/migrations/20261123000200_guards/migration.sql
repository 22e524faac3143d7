-- What a row may never become. A CHECK sees one row; these see what it was before, or its order.
-- They run on UPDATE and DELETE alone: an insert, which every checkout makes, pays nothing for them.
-- The messages are read by staff in Prisma Studio: what is wrong, and what to do instead.
-- Tests: packages/db/src/rules/guards.test.ts.

-- The one table of an order's ways. Money that comes for a canceled order is shown to staff (held).
--   awaiting_payment  →  processing, paid, held, canceled
--   processing        →  awaiting_payment (declined after all), paid, held, canceled
--   paid              →  held
--   held              →  paid, canceled (never, once it was paid: orders_paid_at_only_when_paid_or_held)
--   canceled          →  held
CREATE FUNCTION "order_may_become"("was" "order_status", "becomes" "order_status") RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE "was"
    WHEN 'awaiting_payment' THEN "becomes" IN ('processing', 'paid', 'held', 'canceled')
    WHEN 'processing' THEN "becomes" IN ('awaiting_payment', 'paid', 'held', 'canceled')
    WHEN 'paid' THEN "becomes" = 'held'
    WHEN 'held' THEN "becomes" IN ('paid', 'canceled')
    WHEN 'canceled' THEN "becomes" = 'held'
  END;

CREATE FUNCTION "guard_order_status"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT "order_may_become"(OLD."status", NEW."status") THEN
    RAISE EXCEPTION USING
      ERRCODE = 'check_violation', TABLE = 'orders', CONSTRAINT = 'orders_status_transition',
      MESSAGE = format(
        'Order %s is %s and cannot become %s. To take an order out of the normal course, set it to held with a reason.',
        OLD."id", OLD."status", NEW."status");
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "orders_status_transition" BEFORE UPDATE ON "orders"
  FOR EACH ROW WHEN (OLD."status" <> NEW."status")
  EXECUTE FUNCTION "guard_order_status"();


CREATE FUNCTION "guard_paid_at"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING
    ERRCODE = 'check_violation', TABLE = 'orders', CONSTRAINT = 'orders_paid_at_is_final',
    MESSAGE = format(
      'Order %s was paid at %s: that stays. To stop its delivery, set it to held with a reason.',
      OLD."id", OLD."paid_at");
END $$;

CREATE TRIGGER "orders_paid_at_is_final" BEFORE UPDATE ON "orders"
  FOR EACH ROW WHEN (OLD."paid_at" IS NOT NULL AND NEW."paid_at" IS DISTINCT FROM OLD."paid_at")
  EXECUTE FUNCTION "guard_paid_at"();


-- I1, I4: what the customer agreed to pay is what Stripe was told. It changes only in a cart still open.
CREATE FUNCTION "guard_order_amounts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING
    ERRCODE = 'check_violation', TABLE = 'orders', CONSTRAINT = 'orders_amounts_are_frozen',
    MESSAGE = format(
      'Order %s is %s: its amounts, currency and revision cannot change any more. Leave them, or set it to held with a reason.',
      OLD."id", OLD."status");
END $$;

CREATE TRIGGER "orders_amounts_are_frozen" BEFORE UPDATE ON "orders"
  FOR EACH ROW WHEN (
    (OLD."status" <> 'awaiting_payment' OR NEW."status" <> 'awaiting_payment')
    AND (OLD."subtotal_minor", OLD."discount_minor", OLD."shipping_minor", OLD."tax_minor",
         OLD."total_minor", OLD."currency", OLD."revision")
      IS DISTINCT FROM
        (NEW."subtotal_minor", NEW."discount_minor", NEW."shipping_minor", NEW."tax_minor",
         NEW."total_minor", NEW."currency", NEW."revision"))
  EXECUTE FUNCTION "guard_order_amounts"();


CREATE FUNCTION "guard_order_delete"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING
    ERRCODE = 'check_violation', TABLE = 'orders', CONSTRAINT = 'orders_with_money_are_kept',
    MESSAGE = format(
      'Order %s is %s: it is the record of a payment and cannot be deleted. Set it to held with a reason instead.',
      OLD."id", OLD."status");
END $$;

CREATE TRIGGER "orders_with_money_are_kept" BEFORE DELETE ON "orders"
  FOR EACH ROW WHEN (OLD."status" IN ('processing', 'paid', 'held'))
  EXECUTE FUNCTION "guard_order_delete"();


-- When the order itself is being deleted it is gone from sight here, and its lines may follow it.
CREATE FUNCTION "guard_order_lines"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "found" "order_status";
BEGIN
  SELECT "status" INTO "found" FROM "orders" WHERE "id" = OLD."order_id";
  IF "found" <> 'awaiting_payment' THEN
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

CREATE TRIGGER "order_lines_are_frozen" BEFORE UPDATE OR DELETE ON "order_lines"
  FOR EACH ROW EXECUTE FUNCTION "guard_order_lines"();


-- Stripe never revives an intent that succeeded or was canceled
-- (https://docs.stripe.com/payments/paymentintents/lifecycle). Yet a row may say canceled by a slip in
-- Studio: news of a success is always let in (I7). And a payment that was given up before Stripe
-- answered has no id yet, and may still turn out to exist.
CREATE FUNCTION "guard_payment"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD."order_id", OLD."generation", OLD."currency", OLD."created_minor")
      IS DISTINCT FROM (NEW."order_id", NEW."generation", NEW."currency", NEW."created_minor") THEN
    RAISE EXCEPTION USING
      ERRCODE = 'check_violation', TABLE = 'payments', CONSTRAINT = 'payments_origin_is_final',
      MESSAGE = format(
        'Payment %s of order %s: its order, generation, currency and created amount are what Stripe was asked for and cannot change. Cancel it and begin the next generation.',
        OLD."generation", OLD."order_id");
  END IF;
  IF OLD."stripe_payment_intent_id" IS NOT NULL
      AND NEW."stripe_payment_intent_id" IS DISTINCT FROM OLD."stripe_payment_intent_id" THEN
    RAISE EXCEPTION USING
      ERRCODE = 'check_violation', TABLE = 'payments', CONSTRAINT = 'payments_intent_id_is_final',
      MESSAGE = format(
        'Payment %s of order %s is %s at Stripe: a payment keeps its intent. Cancel it and begin the next generation.',
        OLD."generation", OLD."order_id", OLD."stripe_payment_intent_id");
  END IF;
  IF NEW."status" <> OLD."status" AND OLD."stripe_payment_intent_id" IS NOT NULL
      AND (OLD."status" = 'succeeded' OR (OLD."status" = 'canceled' AND NEW."status" <> 'succeeded')) THEN
    RAISE EXCEPTION USING
      ERRCODE = 'check_violation', TABLE = 'payments', CONSTRAINT = 'payments_end_is_final',
      MESSAGE = format(
        'Payment %s is %s, which is final at Stripe: it cannot become %s. Look it up in the Stripe dashboard.',
        OLD."stripe_payment_intent_id", OLD."status", NEW."status");
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "payments_are_guarded" BEFORE UPDATE ON "payments"
  FOR EACH ROW EXECUTE FUNCTION "guard_payment"();


-- I7: without its row, money that arrives belongs to no order.
CREATE FUNCTION "guard_payment_delete"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING
    ERRCODE = 'check_violation', TABLE = 'payments', CONSTRAINT = 'payments_at_stripe_are_kept',
    MESSAGE = format(
      'Payment %s is %s at Stripe and cannot be deleted: money could arrive that belongs to no order. Cancel it at Stripe first.',
      OLD."stripe_payment_intent_id", OLD."status");
END $$;

CREATE TRIGGER "payments_at_stripe_are_kept" BEFORE DELETE ON "payments"
  FOR EACH ROW WHEN (OLD."stripe_payment_intent_id" IS NOT NULL AND OLD."status" <> 'canceled')
  EXECUTE FUNCTION "guard_payment_delete"();
