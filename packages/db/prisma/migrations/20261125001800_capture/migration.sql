-- Authorise now, capture later: the shop or a product asks for it, the order keeps what was agreed, and
-- staff take the money, all of it or a part, by setting "capture_minor". Tests: src/order/capture.test.ts.
CREATE TYPE "capture_method" AS ENUM ('automatic', 'manual');

ALTER TABLE "products" ADD COLUMN "capture_later" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "orders"
  ADD COLUMN "capture_method" "capture_method" NOT NULL DEFAULT 'automatic',
  ADD COLUMN "capture_minor" INTEGER,
  ADD CONSTRAINT "orders_capture_is_1_to_the_total" CHECK ("capture_minor" BETWEEN 1 AND "total_minor");

ALTER TABLE "payments"
  -- What its intent was created with, as created_minor is.
  ADD COLUMN "capture_method" "capture_method" NOT NULL DEFAULT 'automatic',
  -- The bank lets the authorization go at this moment.
  ADD COLUMN "capture_before" TIMESTAMPTZ(3);

ALTER TABLE "mails" DROP CONSTRAINT "mails_kind_is_known";
ALTER TABLE "mails" ADD CONSTRAINT "mails_kind_is_known"
  CHECK ("kind" IN ('receipt', 'dispute', 'authorization'));

-- Stripe captures an intent once: what was asked for stays. A job carries it out.
CREATE FUNCTION "guard_capture"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."capture_minor" IS NOT NULL THEN
    RAISE EXCEPTION USING
      ERRCODE = 'check_violation', TABLE = 'orders', CONSTRAINT = 'orders_capture_is_asked_for_once',
      MESSAGE = format('Order %s: %s is being captured already, and Stripe captures once. Refund what is too much.',
        OLD."id", OLD."capture_minor");
  END IF;
  IF NEW."status" <> 'authorized' OR OLD."status" <> 'authorized' THEN
    RAISE EXCEPTION USING
      ERRCODE = 'check_violation', TABLE = 'orders', CONSTRAINT = 'orders_capture_needs_an_authorization',
      MESSAGE = format('Order %s is %s: only the money of an authorized order can be captured.', OLD."id", OLD."status");
  END IF;
  PERFORM "graphile_worker"."add_job"('capture', json_build_object('id', NEW."id"), job_key := 'capture:' || NEW."id");
  RETURN NEW;
END $$;
CREATE TRIGGER "orders_capture_is_guarded" BEFORE UPDATE ON "orders"
  FOR EACH ROW WHEN (OLD."capture_minor" IS DISTINCT FROM NEW."capture_minor")
  EXECUTE FUNCTION "guard_capture"();

-- How long the bank holds the money is asked for when it is held; staff are warned before it lapses.
CREATE FUNCTION "ask_for_authorization"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "graphile_worker"."add_job"(
    'authorization', json_build_object('id', NEW."id"), job_key := 'authorization:' || NEW."id");
  RETURN NULL;
END $$;
CREATE TRIGGER "authorized_orders_are_watched" AFTER UPDATE ON "orders"
  FOR EACH ROW WHEN (NEW."status" = 'authorized' AND OLD."status" <> 'authorized')
  EXECUTE FUNCTION "ask_for_authorization"();

-- Each minute it is asked which capture has no job.
CREATE INDEX "orders_being_captured" ON "orders" ("updated_at") WHERE "status" = 'authorized';
