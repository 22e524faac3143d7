import type { ReactNode } from 'react'
import { Refusal, Unreachable } from '../server/ask.ts'
import { Icon } from './icon.tsx'

/** What a list shows that has nothing in it: why, and what to do next. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children}
    </div>
  )
}

export function Loading({ rows = 6 }: { rows?: number }) {
  return (
    <output className="loading" aria-label="Loading">
      {Array.from({ length: rows }, (_row, index) => (
        <div key={index} className="loading-row" />
      ))}
    </output>
  )
}

/** Why something could not be shown or done. */
export function Problem({ error, retry }: { error: unknown; retry?: () => void }) {
  return (
    <div className="problem" role="alert">
      <Icon name="alert" />
      <p>
        {messageOf(error)}
        {error instanceof Refusal && error.code !== null && <code>{error.code}</code>}
      </p>
      {retry !== undefined && (
        <button type="button" className="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  )
}

export function messageOf(error: unknown): string {
  if (error instanceof Unreachable) return 'The sandbox does not answer. Is it running?'
  return error instanceof Error ? error.message : 'Something went wrong on this page.'
}
