-- Mails go one after the other: a mail server that answers slowly, or not at all, takes one worker and
-- leaves the others to the payments.
CREATE OR REPLACE FUNCTION "ask_for_receipt"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "graphile_worker"."add_job"('receipt', json_build_object('id', NEW."id"),
    queue_name := 'mail', job_key := 'receipt:' || NEW."id");
  RETURN NULL;
END $$;

-- Each minute it is asked which of these has no receipt, and every five which has no payment.
CREATE INDEX "orders_by_paid_at" ON "orders" ("paid_at") WHERE "paid_at" IS NOT NULL;
