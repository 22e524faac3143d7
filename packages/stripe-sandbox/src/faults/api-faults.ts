import { setTimeout } from 'node:timers/promises'
import type { Context } from '../call.ts'
import { fitsRoute } from './api-fault.ts'
import type { ApiFaultRule } from './api-fault.ts'
import { take } from './dose.ts'
import { ConnectionClosed } from './errors.ts'
import type { ApiRequest } from '../http/exchange.ts'

export type ApiFaults = {
  /** The fault that this request is to suffer, which counts as applied. */
  next: (request: ApiRequest) => ApiFaultRule | undefined
  /** Waits; when the account closes meanwhile, the connection does as well. */
  pause: (ms: number) => Promise<void>
  close: () => void
}

export function createApiFaults({ store }: Context): ApiFaults {
  const closing = new AbortController()
  /** Asked for with each request, and nearly always none. */
  let known: { version: number; rules: ApiFaultRule[] } | undefined

  function rules(): ApiFaultRule[] {
    const version = store.version('api_faults')
    if (known?.version !== version) {
      known = { version, rules: Array.from(store.walk('api_faults'), ([, rule]) => rule) }
    }
    return known.rules
  }

  return {
    next: ({ method, path, header }) => {
      const fitting = rules().filter(
        (rule) =>
          fitsRoute(rule.route, method, path) &&
          (rule.idempotency_key === null || rule.idempotency_key === header('idempotency-key')),
      )
      if (fitting.length === 0) return undefined
      return store.transact(() => {
        for (const rule of fitting) {
          const { hit, after } = take(rule)
          store.put('api_faults', rule.id, after)
          if (hit) return after
        }
        return undefined
      })
    },
    pause: async (ms) => {
      if (ms === 0) return
      try {
        await setTimeout(ms, undefined, { signal: closing.signal })
      } catch {
        throw new ConnectionClosed()
      }
    },
    close: () => closing.abort(),
  }
}
