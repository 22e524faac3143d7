import { useSyncExternalStore } from 'react'
import { relativeTime } from './relative-time.ts'

const TICK_MS = 5_000

function subscribe(listener: () => void): () => void {
  const timer = window.setInterval(listener, TICK_MS)
  return () => window.clearInterval(timer)
}

function now(): number {
  return Math.floor(Date.now() / TICK_MS) * TICK_MS
}

type Props = { atMs: number; exact?: boolean }

/** How long ago, and exactly when to whoever points at it. */
export function Time({ atMs, exact = false }: Props) {
  const nowMs = useSyncExternalStore(subscribe, now)
  const date = new Date(atMs)
  return (
    <time dateTime={date.toISOString()} title={`${date.toLocaleString()} · ${date.toISOString()}`}>
      {exact ? exactTime(date) : relativeTime(atMs, nowMs)}
    </time>
  )
}

/** Milliseconds tell apart what happens together. */
function exactTime(date: Date): string {
  return date.toLocaleTimeString(undefined, {
    hour12: false,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
  })
}
