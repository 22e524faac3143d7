-- I5, I8: an event is stored and answered; a job applies it. One that cannot be applied goes aside.
ALTER TABLE "webhook_events"
  ALTER COLUMN "outcome" SET DEFAULT 'received',
  ADD COLUMN "object_id" TEXT,
  ADD COLUMN "attempts" SMALLINT NOT NULL DEFAULT 0,
  ADD COLUMN "last_error" TEXT,
  ADD COLUMN "done_at" TIMESTAMPTZ(3),
  DROP CONSTRAINT "webhook_events_outcome_is_known",
  ADD CONSTRAINT "webhook_events_outcome_is_known"
    CHECK ("outcome" IN ('received', 'applied', 'stale', 'foreign', 'ignored', 'poison')),
  ADD CONSTRAINT "webhook_events_attempts_is_not_negative" CHECK ("attempts" >= 0),
  ADD CONSTRAINT "webhook_events_object_id_is_at_most_255" CHECK (char_length("object_id") <= 255),
  ADD CONSTRAINT "webhook_events_object_id_holds_no_client_secret" CHECK ("holds_no_secret"("object_id")),
  ADD CONSTRAINT "webhook_events_last_error_is_at_most_2000" CHECK (char_length("last_error") <= 2000),
  ADD CONSTRAINT "webhook_events_last_error_holds_no_client_secret" CHECK ("holds_no_secret"("last_error"));

UPDATE "webhook_events" SET "done_at" = "received_at";

-- What waits, and what went aside.
CREATE INDEX "webhook_events_undone" ON "webhook_events" ("received_at") WHERE "done_at" IS NULL;


-- Who works on jobs: from these ids and the live connections the watchdog learns which jobs a dead process
-- still holds.
CREATE TABLE "job_workers" (
  "worker_id" TEXT NOT NULL,
  "process_id" UUID NOT NULL,
  "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

  CONSTRAINT "job_workers_pkey" PRIMARY KEY ("worker_id")
);


-- Money that goes back. Whoever inserts a row asks for a refund; a job carries it out at Stripe.
CREATE TYPE "refund_status" AS ENUM ('requested', 'pending', 'requires_action', 'succeeded', 'failed', 'canceled');

CREATE TABLE "refunds" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "order_id" UUID NOT NULL,
  "generation" SMALLINT NOT NULL DEFAULT 1,
  "amount_minor" INTEGER NOT NULL,
  "reason" TEXT NOT NULL DEFAULT 'requested_by_customer',
  "status" "refund_status" NOT NULL DEFAULT 'requested',
  "stripe_refund_id" TEXT,
  "failure_reason" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

  CONSTRAINT "refunds_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "refunds_order_id_generation_fkey" FOREIGN KEY ("order_id", "generation")
    REFERENCES "payments"("order_id", "generation") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "refunds_amount_is_1_to_99999999" CHECK ("amount_minor" BETWEEN 1 AND 99999999),
  CONSTRAINT "refunds_reason_is_known" CHECK ("reason" IN (
    'requested_by_customer', 'duplicate', 'fraudulent', 'sold_out', 'late', 'wrong_amount', 'other')),
  CONSTRAINT "refunds_stripe_id_begins_with_re_or_pyr"
    CHECK ("stripe_refund_id" ~ '^(re|pyr)_' AND char_length("stripe_refund_id") <= 255),
  CONSTRAINT "refunds_stripe_id_holds_no_client_secret" CHECK ("holds_no_secret"("stripe_refund_id")),
  CONSTRAINT "refunds_failure_reason_is_at_most_100" CHECK (char_length("failure_reason") <= 100),
  CONSTRAINT "refunds_failure_reason_holds_no_client_secret" CHECK ("holds_no_secret"("failure_reason")),
  CONSTRAINT "refunds_without_a_stripe_id_are_requested_or_over"
    CHECK ("stripe_refund_id" IS NOT NULL OR "status" IN ('requested', 'failed', 'canceled'))
);
CREATE UNIQUE INDEX "refunds_stripe_refund_id_key" ON "refunds"("stripe_refund_id");
CREATE INDEX "refunds_order_id_generation_idx" ON "refunds"("order_id", "generation");
CREATE INDEX "refunds_requested" ON "refunds" ("created_at") WHERE "status" = 'requested';

-- What arrived, as Stripe said it. Not more than this goes back.
ALTER TABLE "payments"
  ADD COLUMN "received_minor" INTEGER NOT NULL DEFAULT 0,
  ADD CONSTRAINT "payments_received_is_0_to_99999999" CHECK ("received_minor" BETWEEN 0 AND 99999999);
UPDATE "payments" SET "received_minor" = "created_minor" WHERE "status" = 'succeeded';

-- Two that are asked for at once queue at the payment's row.
CREATE FUNCTION "guard_refund"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "payment" "payments";
  "others" bigint;
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD."order_id", OLD."generation", OLD."amount_minor")
      IS DISTINCT FROM (NEW."order_id", NEW."generation", NEW."amount_minor") THEN
    RAISE EXCEPTION USING
      ERRCODE = 'check_violation', TABLE = 'refunds', CONSTRAINT = 'refunds_origin_is_final',
      MESSAGE = format('Refund %s keeps its payment and its amount: ask for another one instead.', OLD."id");
  END IF;
  IF TG_OP = 'UPDATE' AND OLD."stripe_refund_id" IS NOT NULL
      AND NEW."stripe_refund_id" IS DISTINCT FROM OLD."stripe_refund_id" THEN
    RAISE EXCEPTION USING
      ERRCODE = 'check_violation', TABLE = 'refunds', CONSTRAINT = 'refunds_stripe_id_is_final',
      MESSAGE = format('Refund %s is %s at Stripe: that stays.', OLD."id", OLD."stripe_refund_id");
  END IF;
  IF NEW."status" IN ('failed', 'canceled') THEN
    RETURN NEW;
  END IF;
  SELECT * INTO "payment" FROM "payments"
    WHERE "order_id" = NEW."order_id" AND "generation" = NEW."generation" FOR UPDATE;
  SELECT coalesce(sum("amount_minor"), 0) INTO "others" FROM "refunds"
    WHERE "order_id" = NEW."order_id" AND "generation" = NEW."generation"
      AND "status" NOT IN ('failed', 'canceled') AND "id" <> NEW."id";
  IF "others" + NEW."amount_minor" > "payment"."received_minor" THEN
    RAISE EXCEPTION USING
      ERRCODE = 'check_violation', TABLE = 'refunds', CONSTRAINT = 'refunds_are_at_most_what_was_paid',
      MESSAGE = format(
        'Of payment %s of order %s, %s was received and %s is refunded or being refunded: at most %s more can go back.',
        NEW."generation", NEW."order_id", "payment"."received_minor", "others",
        "payment"."received_minor" - "others");
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "refunds_are_guarded" BEFORE INSERT OR UPDATE ON "refunds"
  FOR EACH ROW EXECUTE FUNCTION "guard_refund"();

CREATE FUNCTION "guard_refund_delete"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING
    ERRCODE = 'check_violation', TABLE = 'refunds', CONSTRAINT = 'refunds_are_kept',
    MESSAGE = format('Refund %s is a record of money and cannot be deleted. While it is requested, cancel it.', OLD."id");
END $$;
CREATE TRIGGER "refunds_are_kept" BEFORE DELETE ON "refunds"
  FOR EACH ROW EXECUTE FUNCTION "guard_refund_delete"();


-- Work that follows from a change is asked for in the change's own transaction, whoever made it.
CREATE FUNCTION "ask_for_refund"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "graphile_worker"."add_job"('refund', json_build_object('id', NEW."id"), job_key := 'refund:' || NEW."id");
  RETURN NULL;
END $$;
CREATE TRIGGER "refunds_are_carried_out" AFTER INSERT ON "refunds"
  FOR EACH ROW WHEN (NEW."status" = 'requested') EXECUTE FUNCTION "ask_for_refund"();

-- A closed order's intent must not be paid any more: it is canceled at Stripe.
CREATE FUNCTION "ask_for_close"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "payments"
      WHERE "order_id" = NEW."id" AND "status" NOT IN ('canceled', 'succeeded')) THEN
    PERFORM "graphile_worker"."add_job"(
      'close_order', json_build_object('id', NEW."id"), job_key := 'close_order:' || NEW."id");
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "closed_orders_are_closed_at_stripe" AFTER UPDATE ON "orders"
  FOR EACH ROW WHEN (NEW."status" IN ('canceled', 'expired') AND OLD."status" <> NEW."status")
  EXECUTE FUNCTION "ask_for_close"();
