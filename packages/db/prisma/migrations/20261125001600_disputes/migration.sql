-- A customer who asks their bank for the money back. Stripe decides nothing by itself: staff answer it there.
CREATE TABLE "disputes" (
  "stripe_dispute_id" TEXT NOT NULL,
  "order_id" UUID NOT NULL,
  "amount_minor" INTEGER NOT NULL,
  "currency" "Currency" NOT NULL,
  "reason" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "evidence_due_by" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

  CONSTRAINT "disputes_pkey" PRIMARY KEY ("stripe_dispute_id"),
  CONSTRAINT "disputes_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id")
    ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "disputes_stripe_id_begins_with_du_or_dp"
    CHECK ("stripe_dispute_id" ~ '^(du|dp)_' AND char_length("stripe_dispute_id") <= 255),
  CONSTRAINT "disputes_stripe_id_holds_no_client_secret" CHECK ("holds_no_secret"("stripe_dispute_id")),
  CONSTRAINT "disputes_amount_is_at_least_1" CHECK ("amount_minor" >= 1),
  CONSTRAINT "disputes_reason_is_snake_case" CHECK ("reason" ~ '^[a-z0-9_]{1,100}$'),
  CONSTRAINT "disputes_reason_holds_no_client_secret" CHECK ("holds_no_secret"("reason")),
  CONSTRAINT "disputes_status_is_snake_case" CHECK ("status" ~ '^[a-z0-9_]{1,100}$'),
  CONSTRAINT "disputes_status_holds_no_client_secret" CHECK ("holds_no_secret"("status"))
);
CREATE INDEX "disputes_order_id_idx" ON "disputes"("order_id");

ALTER TABLE "mails"
  DROP CONSTRAINT "mails_kind_is_known",
  ADD CONSTRAINT "mails_kind_is_known" CHECK ("kind" IN ('receipt', 'dispute'));
