/** What can be due: each kind has its act in tasks.ts. */
export type TaskKind = 'book_charge' | 'settle_payment_intent'
