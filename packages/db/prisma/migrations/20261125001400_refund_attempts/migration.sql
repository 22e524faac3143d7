-- Stripe keeps a 500 with its idempotency key for a day: the next try needs another key.
ALTER TABLE "refunds"
  ADD COLUMN "attempt" SMALLINT NOT NULL DEFAULT 1,
  ADD CONSTRAINT "refunds_attempt_is_at_least_1" CHECK ("attempt" >= 1);
