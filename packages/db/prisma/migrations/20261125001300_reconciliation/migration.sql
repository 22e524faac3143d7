-- I7: how far Stripe's books were compared with ours, and what differed. Written by the job "reconcile";
-- a finding that is not mended is for a person to look at, and to close by setting "closed_at".
CREATE TABLE "reconciliation_marks" (
  "book" TEXT NOT NULL,
  "compared_until" TIMESTAMPTZ(3) NOT NULL,

  CONSTRAINT "reconciliation_marks_pkey" PRIMARY KEY ("book"),
  CONSTRAINT "reconciliation_marks_book_is_known" CHECK ("book" IN ('events', 'payments', 'refunds'))
);

CREATE TABLE "reconciliation_findings" (
  "id" BIGINT GENERATED ALWAYS AS IDENTITY NOT NULL,
  "kind" TEXT NOT NULL,
  "order_id" UUID,
  "stripe_id" TEXT,
  "detail" TEXT NOT NULL,
  "mended" BOOLEAN NOT NULL,
  "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "closed_at" TIMESTAMPTZ(3),

  CONSTRAINT "reconciliation_findings_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "reconciliation_findings_kind_is_known" CHECK ("kind" IN (
    'event_lost', 'payment_not_settled', 'payment_without_order', 'order_without_payment', 'amount_differs',
    'closed_order_payable', 'refund_not_settled', 'event_poisoned')),
  CONSTRAINT "reconciliation_findings_detail_is_one_trimmed_line_of_1_to_500"
    CHECK ("is_one_clean_line"("detail", 500)),
  CONSTRAINT "reconciliation_findings_detail_holds_no_client_secret" CHECK ("holds_no_secret"("detail")),
  CONSTRAINT "reconciliation_findings_stripe_id_is_at_most_255" CHECK (char_length("stripe_id") <= 255),
  CONSTRAINT "reconciliation_findings_stripe_id_holds_no_client_secret" CHECK ("holds_no_secret"("stripe_id"))
);

-- The same difference, seen again, is the same finding.
CREATE UNIQUE INDEX "reconciliation_findings_stand_once"
  ON "reconciliation_findings" ("kind", "order_id", "stripe_id") NULLS NOT DISTINCT
  WHERE NOT "mended" AND "closed_at" IS NULL;
