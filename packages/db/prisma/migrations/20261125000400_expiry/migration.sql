-- The orders that somebody has to look after: those that nobody has paid.
CREATE INDEX "orders_awaiting_by_expires_at" ON "orders" ("expires_at") WHERE "status" = 'awaiting_payment';
