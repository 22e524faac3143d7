import type { StripeError } from '@stripe/stripe-js'
import { StripeFailure, toStripeError } from './stripe-failure.ts'

type Calls = Record<string, { params: object; result: unknown }>
type Events = Record<string, unknown>

export type Caller<C extends Calls> = {
  /** Rejects with StripeFailure when the other side reports one, or when the port is closed. */
  call: <M extends keyof C & string>(method: M, params: C[M]['params']) => Promise<C[M]['result']>
  /** A call that `C` does not name: who asks believes the answer. */
  ask: (method: string, params: object) => Promise<never>
  close: () => void
}

/** What the other side may say unasked: one handler per event. */
export type EventHandlers<E extends Events> = { [K in keyof E]: (detail: E[K]) => void }

/** What the other side may ask: one handler per call. */
export type CallHandlers<C extends Calls> = {
  [M in keyof C]: (params: C[M]['params']) => C[M]['result'] | Promise<C[M]['result']>
}

const CLOSED: StripeError = {
  type: 'api_connection_error',
  message: 'The Element was unmounted before it could answer.',
}

/** Events that have no handler of their own: their names, and who hears them. */
export type OtherEvents = { names: readonly string[]; hear: (name: string, detail: object) => void }

/** The asking end of a port: numbered calls out, answers and events in. */
export function createCaller<C extends Calls, E extends Events>(
  port: MessagePort,
  handlers: EventHandlers<E>,
  others?: OtherEvents,
): Caller<C> {
  const pending = new Map<number, { settle: (answer: MessageEvent) => void; cancel: () => void }>()
  let lastId = 0

  port.addEventListener('message', (message: MessageEvent) => {
    const { event, detail } = message.data
    if (typeof event === 'string') {
      if (Object.hasOwn(handlers, event)) handlers[event]?.(detail)
      else if (others?.names.includes(event)) others.hear(event, detail)
      return
    }
    pending.get(message.data.id)?.settle(message)
    pending.delete(message.data.id)
  })
  port.start()

  const ask = (method: string, params: object) =>
    new Promise<never>((resolve, reject) => {
      const id = ++lastId
      pending.set(id, {
        settle: ({ data }) =>
          data.ok ? resolve(data.result) : reject(new StripeFailure(data.error)),
        cancel: () => reject(new StripeFailure(CLOSED)),
      })
      port.postMessage({ id, method, params })
    })

  return {
    call: ask,
    ask,
    close: () => {
      port.close()
      for (const { cancel } of pending.values()) cancel()
      pending.clear()
    },
  }
}

/** The answering end of a port. Returns the function that emits events. */
export function serveCalls<C extends Calls, E extends Events>(
  port: MessagePort,
  handlers: CallHandlers<C>,
): <K extends keyof E & string>(event: K, detail: E[K]) => void {
  async function answer({ id, method, params }: MessageEvent['data']) {
    try {
      if (!Object.hasOwn(handlers, method)) {
        throw new StripeFailure({ type: 'api_error', message: `sandbox: no call ${method}` })
      }
      port.postMessage({ id, ok: true, result: await handlers[method]?.(params) })
    } catch (thrown) {
      port.postMessage({ id, ok: false, error: toStripeError(thrown) })
    }
  }
  port.addEventListener('message', ({ data }: MessageEvent) => void answer(data))
  port.start()
  return emitterOn<E>(port)
}

/** Tells the asking end what it did not ask for. */
export function emitterOn<E extends Events>(
  port: MessagePort,
): <K extends keyof E & string>(event: K, detail: E[K]) => void {
  return (event, detail) => port.postMessage({ event, detail })
}
