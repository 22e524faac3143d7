import type { ReactNode } from 'react'

export type Tone = 'good' | 'bad' | 'busy' | 'wait' | 'idle'

/** A word for a state, told apart by its text and not by its colour alone. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`badge badge-${tone}`}>{children}</span>
}
