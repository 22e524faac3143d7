import type { Context } from '../call.ts'
import type { TaskKind } from './task-kinds.ts'

type Plan = { kind: TaskKind; subject: string; afterMs: number }

/**
 * Makes something happen when the account's clock has moved on by `afterMs`. Nothing takes a task
 * back: when it is due, it looks whether there is still something to do. The same kind for the same
 * subject at the same time is one task.
 */
export function schedule({ environment, store }: Context, { kind, subject, afterMs }: Plan): void {
  const atMs = environment.now() + afterMs
  store.put('tasks', `${sortableTime(atMs)}:${kind}:${subject}`, { kind, subject, atMs })
}

/** Sixteen digits hold every date, and sort as the numbers do. */
export function sortableTime(atMs: number): string {
  return String(Math.ceil(atMs)).padStart(16, '0')
}
