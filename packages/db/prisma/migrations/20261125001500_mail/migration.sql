-- Where an order's receipt goes, in whose language; and what was sent.
ALTER TABLE "orders"
  ADD COLUMN "email" TEXT,
  ADD COLUMN "locale" TEXT NOT NULL DEFAULT 'en',
  ADD CONSTRAINT "orders_email_is_an_address_of_at_most_254"
    CHECK ("email" ~ '^[^@[:space:][:cntrl:]]+@[^@[:space:][:cntrl:]]+[.][^@[:space:][:cntrl:]]+$'
      AND char_length("email") <= 254),
  ADD CONSTRAINT "orders_email_holds_no_client_secret" CHECK ("holds_no_secret"("email")),
  ADD CONSTRAINT "orders_locale_is_a_language_tag"
    CHECK ("locale" ~ '^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$' AND char_length("locale") <= 35);

CREATE TABLE "mails" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "order_id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "recipient" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "html" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "sent_at" TIMESTAMPTZ(3),

  CONSTRAINT "mails_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "mails_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id")
    ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "mails_kind_is_known" CHECK ("kind" IN ('receipt')),
  CONSTRAINT "mails_recipient_is_at_most_254" CHECK (char_length("recipient") <= 254),
  CONSTRAINT "mails_recipient_holds_no_client_secret" CHECK ("holds_no_secret"("recipient")),
  CONSTRAINT "mails_subject_is_one_trimmed_line_of_1_to_200" CHECK ("is_one_clean_line"("subject", 200)),
  CONSTRAINT "mails_subject_holds_no_client_secret" CHECK ("holds_no_secret"("subject")),
  CONSTRAINT "mails_html_holds_no_client_secret" CHECK ("holds_no_secret"("html")),
  CONSTRAINT "mails_text_holds_no_client_secret" CHECK ("holds_no_secret"("text"))
);

-- Once per order and kind, whatever is repeated.
CREATE UNIQUE INDEX "mails_order_id_kind_key" ON "mails"("order_id", "kind");
CREATE INDEX "mails_created_at_idx" ON "mails"("created_at" DESC);

-- An order that is paid for the first time, by Stripe's word or by a hand in Studio, gets its receipt.
CREATE FUNCTION "ask_for_receipt"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "graphile_worker"."add_job"(
    'receipt', json_build_object('id', NEW."id"), job_key := 'receipt:' || NEW."id");
  RETURN NULL;
END $$;
CREATE TRIGGER "paid_orders_get_a_receipt" AFTER UPDATE ON "orders"
  FOR EACH ROW WHEN (NEW."status" = 'paid' AND OLD."status" <> 'paid' AND OLD."paid_at" IS NULL
    AND NEW."email" IS NOT NULL)
  EXECUTE FUNCTION "ask_for_receipt"();
