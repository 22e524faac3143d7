import type { ReactNode } from 'react'
import { Button } from './button.tsx'

type Tone = 'danger' | 'warn' | 'info'

const TONES = {
  danger: { box: 'bg-danger-soft text-danger', sign: '!' },
  warn: { box: 'bg-warn-soft text-warn', sign: '!' },
  info: { box: 'bg-accent-soft text-accent-text', sign: 'i' },
} as const satisfies Record<Tone, { box: string; sign: string }>

/** A message beside its cause: a sign and words, never colour alone. */
export function Notice({ tone, children }: { tone: Tone; children: ReactNode }) {
  const { box, sign } = TONES[tone]
  return (
    <div className={`flex gap-3 rounded-2xl px-4 py-3 ${box}`}>
      <span
        aria-hidden="true"
        className="mt-0.5 grid size-5 shrink-0 place-items-center rounded-full border border-current text-xs font-bold"
      >
        {sign}
      </span>
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  )
}

type RetryNoticeProps = { children: ReactNode; onRetry: () => void }

export function RetryNotice({ children, onRetry }: RetryNoticeProps) {
  return (
    <div role="alert" className="my-6 max-w-xl">
      <Notice tone="danger">
        <p>{children}</p>
        <Button look="quiet" className="mt-3" onClick={onRetry}>
          Retry
        </Button>
      </Notice>
    </div>
  )
}
