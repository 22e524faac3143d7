import type { Context } from '../call.ts'
import { createClock } from '../clock/clock.ts'
import type { Clock } from '../clock/clock.ts'
import { createApiFaults } from '../faults/api-faults.ts'
import type { ApiFaults } from '../faults/api-faults.ts'
import type { Environment } from '../environment.ts'
import { createIdempotency } from '../idempotency.ts'
import type { Idempotency } from '../idempotency.ts'
import type { MethodType } from '../payment-methods/method-types.ts'
import { createAgenda } from '../schedule/agenda.ts'
import type { Agenda } from '../schedule/agenda.ts'
import { createTaskSource } from '../schedule/task-source.ts'
import type { Database } from '../state/database.ts'
import { createStore } from '../state/store.ts'
import { seedAccount } from './seeded-environment.ts'
import { createDeliveries } from '../webhooks/deliveries.ts'
import type { Deliveries } from '../webhooks/deliveries.ts'
import { configureEndpoints } from '../webhooks/endpoint-life.ts'
import type { WebhookEndpoint } from '../webhooks/endpoint-life.ts'

export type AccountOptions = {
  database: Database
  environment: Environment
  /** What ids and secrets follow from; without it, from real chance. */
  seed: string | undefined
  /** Where the clock of a new account stands still until it is turned; without it, it runs. */
  startAtMs: number | undefined
  webhooks: readonly WebhookEndpoint[]
  retryDelaysMs: readonly number[]
  answerDelayMs: number
  paymentMethods: readonly MethodType[]
  onFault: (error: unknown) => void
}

/** One Stripe account: its rows, and what happens in it by itself. Accounts share only the file. */
export type Account = {
  context: Context
  clock: Clock
  agenda: Agenda
  idempotency: Idempotency
  deliveries: Deliveries
  faults: ApiFaults
  /** Sees to what has become due or is owed; call after each commit. */
  wake: () => void
  close: () => Promise<void>
}

export function openAccount(name: string, options: AccountOptions): Account {
  const { database, seed, startAtMs, webhooks, retryDelaysMs, answerDelayMs, onFault } = options
  const rows = createStore(database, name)
  const { environment, store } =
    seed === undefined
      ? { environment: options.environment, store: rows }
      : seedAccount(`${seed}/${name}`, rows, options.environment)
  const clock = createClock(store, environment)
  if (startAtMs !== undefined && store.get('clock', 'clock') === undefined) {
    clock.turnTo(startAtMs, { freeze: true })
  }
  const context: Context = {
    account: name,
    store,
    environment: { ...environment, now: clock.now },
    paymentMethods: options.paymentMethods,
  }
  configureEndpoints(context, webhooks)
  const faults = createApiFaults(context)
  const deliveries = createDeliveries({
    context,
    clock,
    retryDelaysMs,
    onEnd: () => agenda.wake(),
    onFault,
  })
  const tasks = createTaskSource({ context, onFault })
  const agenda = createAgenda({ clock, sources: [tasks, deliveries], onFault })
  return {
    context,
    clock,
    agenda,
    idempotency: createIdempotency(answerDelayMs),
    deliveries,
    faults,
    wake: agenda.wake,
    close: async () => {
      agenda.close()
      faults.close()
      await deliveries.close()
    },
  }
}
