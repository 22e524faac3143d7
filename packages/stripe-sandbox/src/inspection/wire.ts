/** What the inspector's page is told. Everything in it has gone through `mask`. */
export type RequestError = {
  type: string
  code: string | null
  decline_code: string | null
  message: string
  param: string | null
}

export type RequestSummary = {
  id: string
  at_ms: number
  duration_ms: number
  method: string
  path: string
  /** Null when the connection was closed instead. */
  status: number | null
  key_kind: 'secret' | 'publishable' | null
  idempotency_key: string | null
  replay_of: string | null
  /** Which fault on demand it suffered. */
  fault: string | null
  from_inspector: boolean
  error: RequestError | null
}

export type RequestDetail = RequestSummary & {
  /** False once the log has let go of what was sent and answered. */
  has_bodies: boolean
  parameters: unknown
  /** Of the answer; null when the connection was closed instead. */
  headers: Record<string, string> | null
  answer: unknown
  /** Events that the request caused. */
  events: { id: string; type: string }[]
}

export type List<T> = { data: T[]; next: string | null }

export type MethodSummary = { type: string; brand: string | null; last4: string | null }

export type PaymentSummary = {
  id: string
  amount: number
  amount_received: number
  amount_refunded: number
  currency: string
  status: string
  created: number
  description: string | null
  customer: string | null
  disputed: boolean
  /** Why the last attempt failed, while the payment is open because of it. */
  failure: string | null
  method: MethodSummary | null
}

export type TimelineEntry = {
  at_ms: number
  /** What it belongs below: 0 for what came from outside, 1 for its consequence. */
  depth: number
} & (
  | { kind: 'request'; request: RequestSummary; status: string | null }
  | { kind: 'event'; id: string; type: string; status: string | null }
  | { kind: 'attempt'; id: string; attempt: AttemptSummary }
)

/** Of an intent or a customer. */
export type Story = { data: TimelineEntry[]; challenge: string | null }

/** As on the wire, as far as the page reads it; the rest is shown as JSON. */
export type RefundSummary = {
  id: string
  amount: number
  currency: string
  created: number
  status: string | null
  reason: string | null
  failure_reason?: string
}

export type DisputeSummary = {
  id: string
  amount: number
  currency: string
  created: number
  status: string
  reason: string
}

export type PaymentDetail = {
  summary: PaymentSummary
  payment_intent: unknown
  payment_method: unknown
  charges: { id: string }[]
  refunds: RefundSummary[]
  disputes: DisputeSummary[]
  /** What answers the challenge that the customer has yet to answer. */
  challenge: string | null
  timeline: TimelineEntry[]
}

export type EventSummary = {
  id: string
  type: string
  at_ms: number
  object_id: string | null
  /** The intent or customer whose story it belongs to. */
  subject: string | null
  request_id: string | null
  /** Endpoints that have yet to accept it. */
  waiting: number
  given_up: number
}

/** One attempt to deliver an event. */
export type AttemptSummary = Pick<
  AttemptDetail,
  'accepted' | 'at_ms' | 'duration_ms' | 'error' | 'kind' | 'status' | 'url'
> & { event: string; type: string; endpoint: string }

/** The same with what was sent, and what came back. */
export type AttemptDetail = {
  id: string
  at_ms: number
  duration_ms: number
  kind: 'attempt' | 'duplicate' | 'forged' | 'replayed' | 'stale'
  url: string
  body: string
  signature: string
  /** Null when there was no answer. */
  status: number | null
  /** Those of the answer that tell who gave it. */
  headers: Record<string, string>
  answer: string | null
  error: string | null
  accepted: boolean
}

export type DeliverySummary = {
  endpoint: string
  /** Null when the endpoint is gone. */
  url: string | null
  state: 'delivered' | 'dropped' | 'given_up' | 'pending'
  /** Which fault on demand it suffers. */
  fault: string | null
  attempts: AttemptDetail[]
  next_at_ms: number | null
}

export type EventDetail = {
  summary: EventSummary
  event: unknown
  deliveries: DeliverySummary[]
}

/** A webhook endpoint without its secrets, and how it does. */
export type EndpointSummary = {
  id: string
  url: string
  status: string
  description: string | null
  enabled_events: string[]
  created: number
  signing_secrets: number
  recent_attempts: number
  recent_failures: number
  /** Events that it has yet to accept. */
  waiting: number
}

export type EndpointDetail = EndpointSummary & { attempts: (AttemptSummary & { id: string })[] }
