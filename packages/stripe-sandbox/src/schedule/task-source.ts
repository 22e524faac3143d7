import type { Context } from '../call.ts'
import type { Task } from '../state/rows.ts'
import type { Source } from './agenda.ts'
import { TASKS } from './tasks.ts'

type Options = { context: Context; onFault: (error: unknown) => void }

/** Scheduled tasks, each done once, in one transaction with its removal. */
export function createTaskSource({ context, onFault }: Options): Source {
  const { store } = context

  /** Asked after each request, and nearly always the same. */
  let known: { version: number; first: [id: string, task: Task] | undefined } | undefined
  const first = (): [id: string, task: Task] | undefined => {
    const version = store.version('tasks')
    if (known?.version !== version) {
      const [next] = store.walk('tasks')
      known = { version, first: next }
    }
    return known.first
  }

  return {
    nextAtMs: () => first()?.[1].atMs,
    runNext: () => {
      const next = first()
      if (next === undefined) return
      const [id, { kind, subject }] = next
      try {
        store.transact(() => {
          store.put('tasks', id, null)
          TASKS[kind]({ ...context, cause: null }, subject)
        })
      } catch (error) {
        // One that fails is dropped: kept, it would hold up all that come after it.
        onFault(error)
        store.transact(() => store.put('tasks', id, null))
      }
    },
  }
}
