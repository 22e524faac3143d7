-- The states of an order's whole life. On their own: Postgres lets nobody use a new value of an enum in the
-- transaction that adds it.
ALTER TYPE "order_status" ADD VALUE 'draft' BEFORE 'awaiting_payment';
ALTER TYPE "order_status" ADD VALUE 'authorized' BEFORE 'paid';
ALTER TYPE "order_status" ADD VALUE 'partially_refunded' BEFORE 'held';
ALTER TYPE "order_status" ADD VALUE 'refunded' BEFORE 'held';
ALTER TYPE "order_status" ADD VALUE 'expired' BEFORE 'canceled';
