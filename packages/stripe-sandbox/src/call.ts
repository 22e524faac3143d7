import type { Environment } from './environment.ts'
import type { KeyKind } from './http/authentication.ts'
import type { MethodType } from './payment-methods/method-types.ts'
import type { Store } from './state/store.ts'

/** What every endpoint works with. */
export type Context = {
  /** `acct_…` */
  account: string
  store: Store
  environment: Environment
  /** What the account has activated, in the order in which a customer is offered it. */
  paymentMethods: readonly MethodType[]
}

/** The API request behind a change, or null for what happens by itself. */
export type Cause = { requestId: string; idempotencyKey: string | null } | null

/** Whoever changes something: a request, or time. */
export type Acting = Context & { cause: Cause }

/** One API request on its way through an endpoint. */
export type Call = Acting & {
  keyKind: KeyKind
  /** The version that the caller asked for; null leaves it to the account's default. */
  apiVersion: string | null
  /** Scheme, host and port by which the caller reached the sandbox. */
  origin: string
}

/** An answer commits what was done, whatever its status; a thrown StripeError undoes it. */
export type Answer = { status: number; body: unknown }

export function ok(body: unknown): Answer {
  return { status: 200, body }
}
