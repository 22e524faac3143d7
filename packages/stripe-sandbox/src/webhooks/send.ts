import type { Attempt } from './attempts.ts'

const ATTEMPT_TIMEOUT_MS = 10_000
const MAX_ANSWER_CHARACTERS = 4_096
/** What tells who answered: the rest is noise, or a cookie. */
const SHOWN_HEADERS = ['content-type', 'location', 'retry-after', 'server', 'x-request-id']

type Request = { url: string; body: string; signature: string; closing: AbortSignal }
type Result = Pick<Attempt, 'status' | 'headers' | 'answer' | 'error' | 'accepted' | 'durationMs'>

/** Posts an event, and tells what came of it. */
export async function send({ url, body, signature, closing }: Request): Promise<Result> {
  const began = performance.now()
  const timeout = AbortSignal.timeout(ATTEMPT_TIMEOUT_MS)
  const elapsed = (): number => Math.round(performance.now() - began)
  try {
    const { address, authorization } = withoutCredentials(url)
    const response = await fetch(address, {
      method: 'POST',
      // A redirect is a failure at Stripe, too: the signature was for this address.
      redirect: 'manual',
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Stripe-Signature': signature,
        'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        ...authorization,
      },
      body,
      signal: AbortSignal.any([closing, timeout]),
    })
    const { status, ok: accepted } = response
    const isRedirect = status >= 300 && status < 400
    const error = isRedirect ? `redirects to ${response.headers.get('location')}` : null
    const headers = shownHeaders(response)
    const answer = await excerpt(response)
    return { status, headers, answer, error, accepted, durationMs: elapsed() }
  } catch (error) {
    const reason = timeout.aborted ? `no answer within ${ATTEMPT_TIMEOUT_MS} ms` : reasonOf(error)
    const durationMs = elapsed()
    return { status: null, headers: {}, answer: null, error: reason, accepted: false, durationMs }
  }
}

/** `https://user:password@…` means basic authentication, and fetch takes no such address. */
function withoutCredentials(url: string): {
  address: string
  authorization: Record<string, string>
} {
  const address = new URL(url)
  const { username, password } = address
  if (username === '' && password === '') return { address: url, authorization: {} }
  address.username = ''
  address.password = ''
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  const encoded = Buffer.from(credentials).toString('base64')
  return { address: address.href, authorization: { Authorization: `Basic ${encoded}` } }
}

function shownHeaders({ headers }: Response): Record<string, string> {
  return Object.fromEntries(
    SHOWN_HEADERS.flatMap((name) => {
      const value = headers.get(name)
      return value === null ? [] : [[name, value]]
    }),
  )
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
