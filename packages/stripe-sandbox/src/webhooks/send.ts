/** How one attempt to deliver an event went. */
export type Attempt = {
  event: string
  endpoint: string
  kind: SendKind
  /** Of the account's clock. */
  atMs: number
  durationMs: number
  url: string
  /** As it was sent: it may hold a client secret, so mask it before anybody sees it. */
  body: string
  /** The signature is no secret: it proves one body at one time. */
  signature: string
  /** Null when there was no answer. */
  status: number | null
  answer: string | null
  /** Why there was no answer, or why an answer counts as none. */
  error: string | null
  accepted: boolean
}

/** Only an `attempt` and a `stale` one count for the delivery; the others are faults. */
export type SendKind = 'attempt' | 'duplicate' | 'forged' | 'replayed' | 'stale'

const ATTEMPT_TIMEOUT_MS = 10_000
const MAX_ANSWER_CHARACTERS = 4_096

type Request = { url: string; body: string; signature: string; closing: AbortSignal }
type Result = Pick<Attempt, 'status' | 'answer' | 'error' | 'accepted' | 'durationMs'>

/** Posts an event, and tells what came of it. */
export async function send({ url, body, signature, closing }: Request): Promise<Result> {
  const began = performance.now()
  const timeout = AbortSignal.timeout(ATTEMPT_TIMEOUT_MS)
  const elapsed = (): number => Math.round(performance.now() - began)
  try {
    const response = await fetch(url, {
      method: 'POST',
      // A redirect is a failure at Stripe, too: the signature was for this address.
      redirect: 'manual',
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Stripe-Signature': signature,
        'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      },
      body,
      signal: AbortSignal.any([closing, timeout]),
    })
    const { status, ok: accepted } = response
    const isRedirect = status >= 300 && status < 400
    const error = isRedirect ? `redirects to ${response.headers.get('location')}` : null
    const answer = await excerpt(response)
    return { status, answer, error, accepted, durationMs: elapsed() }
  } catch (error) {
    const reason = timeout.aborted ? `no answer within ${ATTEMPT_TIMEOUT_MS} ms` : reasonOf(error)
    return { status: null, answer: null, error: reason, accepted: false, durationMs: elapsed() }
  }
}

/** An answer may be long, or never end: whoever has the status has what counts. */
async function excerpt(response: Response): Promise<string> {
  const reader = response.body?.getReader()
  if (reader === undefined) return ''
  const decoder = new TextDecoder()
  let text = ''
  try {
    while (text.length < MAX_ANSWER_CHARACTERS) {
      const { done, value } = await reader.read()
      if (done) break
      text += decoder.decode(value, { stream: true })
    }
    await reader.cancel()
  } catch {
    // The connection ended meanwhile: the status had come.
  }
  return text.slice(0, MAX_ANSWER_CHARACTERS)
}

/** The system's word, such as ECONNREFUSED, which fetch hides behind its own. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message
}
