/** What can be due: each kind has its act in tasks.ts. */
export type TaskKind =
  | 'book_charge'
  | 'decide_dispute'
  | 'expire_authorization'
  | 'expire_dispute'
  | 'number_refund'
  | 'settle_payment_intent'
  | 'settle_refund'
