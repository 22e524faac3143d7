import { hash } from 'node:crypto'
import type { Answer, Call } from './call.ts'
import {
  StripeError,
  idempotencyEndpointDiffers,
  idempotencyKeyInUse,
  idempotencyKeyTooLong,
  idempotencyParametersDiffer,
} from './errors.ts'
import { sortedForm } from './form-body.ts'

/** Stripe may forget a key after this time; a request with it then counts as new. */
export const KEY_LIFETIME_MS = 24 * 60 * 60 * 1000
const MAX_KEY_LENGTH = 255

/** `requestId` is that of the request which was executed: a replay carries the first one's. */
export type SavedAnswer = { status: number; body: unknown; requestId: string }

type Asked = {
  call: Call
  /** The parameters as they came, form encoded. */
  form: string
  path: string
  key: string | null
  requestId: string
}

type Execution = {
  run: () => Answer
  refuse: (error: unknown) => SavedAnswer
  /** Takes its time before it runs, while its key is in use. */
  wait: (() => Promise<void>) | undefined
}

export type Idempotency = {
  /** At once, unless the execution has to wait. */
  once: (asked: Asked, execution: Execution) => SavedAnswer | Promise<SavedAnswer>
}

/**
 * Executes a request at most once per idempotency key. Effect and answer are one transaction, so
 * that no crash can keep the one without the other. Remembered are outcomes of an execution that
 * began (declines and 500s among them), not refusals of parameters: those may be repeated.
 *
 * `answerDelayMs` is the time for which a request counts as in flight before it runs.
 */
export function createIdempotency(answerDelayMs: number): Idempotency {
  const inFlight = new Set<string>()

  async function pause(wait: Execution['wait']): Promise<void> {
    if (answerDelayMs > 0) await new Promise((resolve) => setTimeout(resolve, answerDelayMs))
    await wait?.()
  }

  /** Nobody can ask with the key of an execution that does not wait. */
  async function inFlightFor(id: string, wait: Execution['wait']): Promise<void> {
    inFlight.add(id)
    try {
      await pause(wait)
    } finally {
      inFlight.delete(id)
    }
  }

  return {
    once: (asked, execution) => {
      const { call, key } = asked
      const { wait } = execution
      const isWaiting = answerDelayMs > 0 || wait !== undefined
      if (key === null || key === '') {
        const work = (): SavedAnswer => execute(asked, execution, () => undefined)
        return isWaiting ? pause(wait).then(work) : work()
      }
      if (key.length > MAX_KEY_LENGTH) throw idempotencyKeyTooLong()
      const id = `${call.keyKind}:${key}`
      const endpoint = asked.path
      const parametersHash = hash('sha256', sortedForm(asked.form), 'base64')
      const stored = call.store.get('answers', id)
      const createdMs = call.environment.now()
      if (stored !== undefined && stored.createdMs + KEY_LIFETIME_MS > createdMs) {
        if (stored.endpoint !== endpoint) {
          throw idempotencyEndpointDiffers(key, endpoint, stored.endpoint)
        }
        if (stored.parametersHash !== parametersHash) throw idempotencyParametersDiffer(key)
        return stored
      }
      if (inFlight.has(id)) throw idempotencyKeyInUse(key)
      const work = (): SavedAnswer =>
        execute(asked, execution, ({ status, body, requestId }) => {
          const saved = { status, body, requestId, endpoint, parametersHash, createdMs }
          call.store.put('answers', id, saved)
        })
      return isWaiting ? inFlightFor(id, wait).then(work) : work()
    },
  }
}

function execute(
  { call, requestId }: Asked,
  { run, refuse }: Execution,
  remember: (answer: SavedAnswer) => void,
): SavedAnswer {
  const { store } = call
  try {
    return store.transact(() => {
      const { status, body } = run()
      const answer = { status, body, requestId }
      remember(answer)
      return answer
    })
  } catch (error) {
    const answer = refuse(error)
    if (!(error instanceof StripeError) || error.stage === 'execution') {
      store.transact(() => remember(answer))
    }
    return answer
  }
}
