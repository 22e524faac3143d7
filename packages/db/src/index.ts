export { connect, type ConnectOptions, type Database } from './connect.ts'
export {
  CaptureMethod,
  Currency,
  OrderStatus,
  PaymentStatus,
  Prisma,
  PrismaClient,
  PriceKind,
  RefundStatus,
  StockState,
  type Category,
  type Order,
  type OrderLine,
  type Payment,
  type Price,
  type Product,
  type WebhookEvent,
} from './generated/prisma/client.ts'
export { readDestinations, type Destinations } from './pricing-rules/destinations.ts'
export { findCoupon, type ScheduledPromotion } from './pricing-rules/read-promotions.ts'
export { isValidAt } from './pricing-rules/rules-reader.ts'
export { couponUse } from './promotion/coupon-use.ts'
export { RedemptionRefused } from './promotion/redeem.ts'
export { inTransaction, type Sql } from './sql.ts'
export { listCategories, type ShopCategory } from './catalog/categories.ts'
export {
  explainProducts,
  listProducts,
  PRODUCT_SORTS,
  type ListedProduct,
  type ListedProducts,
  type ProductPosition,
  type ProductQuery,
  type ProductSort,
} from './catalog/list-products.ts'
export { productBySlug } from './catalog/products.ts'
export { currenciesOfPrices } from './catalog/currencies-of-prices.ts'
export type { SellableProduct, SellableQuery } from './catalog/sellable-products.ts'
export type { Address, Destination } from './order/destination.ts'
export { expiredOrders, expireOrder } from './order/expired-orders.ts'
export { findOpenOrder, lockOpenOrder, quoteOfOrder, type OpenOrder } from './order/open-order.ts'
export {
  orderOfGuest,
  ordersOfGuest,
  type OrdersPage,
  type OrderWithDetails,
} from './order/orders.ts'
export type { BatchedStatements } from './batched-statements.ts'
export { placeOrder } from './order/place-order.ts'
export type { NewOrder } from './order/place-orders.ts'
export { reviseOrder } from './order/revise-order.ts'
export { isOpen, ORDER_WAYS, type Author } from './order/order-states.ts'
export { listenForOrders, type OrderListener } from './order/listen-for-orders.ts'
export { reservedByOrder } from './order/reserved-by-order.ts'
export { canTakeStockAgain, moveOrder, type OrderTransition } from './order/settle-order.ts'
export { forgottenCaptures, requestCapture, storeCaptureBefore } from './order/capture.ts'
export { StockGone } from './order/stock-gone.ts'
export {
  beginPayment,
  livePayment,
  paymentOf,
  updatePayment,
  type PaymentChange,
  type PaymentRow,
} from './payment/payments.ts'
export {
  closeEvent,
  EVENT_ATTEMPTS,
  failEvent,
  forgottenEvents,
  waitingEvent,
  type EventOutcome,
  type WebhookEventRow,
} from './payment/webhook-events.ts'
export { addJob, type NewJob } from './jobs/add-job.ts'
export {
  deadProcesses,
  registerJobWorker,
  unlockJobsOf,
  unlockJobsOfWorkers,
} from './jobs/job-workers.ts'
export {
  adoptRefund,
  balanceOfOrder,
  findRefund,
  forgottenRefunds,
  nextAttemptOfRefund,
  paymentOfIntentId,
  refundByStripeId,
  requestRefund,
  storeRefund,
  type NewRefund,
  type PaymentOfIntent,
  type RefundRow,
  type ToldRefund,
} from './refund/refunds.ts'
export {
  lockRefundable,
  refundableLines,
  requestLineRefund,
  type LineToRefund,
  type RefundableLine,
} from './refund/refund-lines.ts'
export { recordFinding, type Finding } from './reconciliation/findings.ts'
export { reconciliationMark, setReconciliationMark, type Book } from './reconciliation/marks.ts'
export {
  bookedPayments,
  bookedRefunds,
  knownEventIds,
  ordersPaidSince,
  poisonedEvents,
  unsettledOrders,
  type BookedPayment,
} from './reconciliation/our-books.ts'
export { hasBug, type DeliberateBug } from './deliberate-bug.ts'
export {
  forgottenReceipts,
  keepMail,
  mailById,
  markMailSent,
  newestMails,
  type Mail,
} from './mail/mails.ts'
export { storeDispute, type DisputeRow } from './dispute/disputes.ts'
export { jobPool } from './jobs/job-pool.ts'
