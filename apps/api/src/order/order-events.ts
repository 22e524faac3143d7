import { EventEmitter, on } from 'node:events'

export type OrderEvents = {
  /** Says that the order changed, after the change was committed. */
  changed: (orderId: string) => void
  /** Says that changes may have been missed: every open page looks again. */
  missedSome: () => void
  /** One item for each change from now on, until the signal aborts. */
  watch: (orderId: string, signal: AbortSignal) => AsyncIterable<unknown>
}

/** Tells this process's open pages of a change. */
export function createOrderEvents(): OrderEvents {
  const emitter = new EventEmitter()
  emitter.setMaxListeners(0) // one for each open page
  return {
    changed: (orderId) => void emitter.emit(orderId),
    missedSome: () => {
      for (const orderId of emitter.eventNames()) emitter.emit(orderId)
    },
    watch: (orderId, signal) => on(emitter, orderId, { signal }),
  }
}
