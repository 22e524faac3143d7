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
  wait: () => Promise<void>
}

export type Idempotency = { once: (asked: Asked, execution: Execution) => Promise<SavedAnswer> }

/**
 * Executes a request at most once per idempotency key. Effect and answer are one transaction, so
 * that no crash can keep the one without the other. Remembered are outcomes of an execution that
 * began (declines and 500s among them), not refusals of parameters: those may be repeated.
 *
 * `answerDelayMs` is the time for which a request counts as in flight before it runs.
 */
export function createIdempotency(answerDelayMs: number): Idempotency {
  const inFlight = new Set<string>()

  const pause = async ({ wait }: Execution): Promise<void> => {
    if (answerDelayMs > 0) await new Promise((resolve) => setTimeout(resolve, answerDelayMs))
    await wait()
  }

  return {
    once: async (asked, execution) => {
      const { call, key } = asked
      if (key === null || key === '') {
        await pause(execution)
        return execute(asked, execution, () => undefined)
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
      inFlight.add(id)
      try {
        await pause(execution)
        return execute(asked, execution, (answer) => {
          call.store.put('answers', id, { ...answer, endpoint, parametersHash, createdMs })
        })
      } finally {
        inFlight.delete(id)
      }
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
