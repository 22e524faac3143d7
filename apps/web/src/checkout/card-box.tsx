import { PaymentElement } from '@stripe/react-stripe-js'
import { useState } from 'react'
import { RetryNotice } from '../ui/notice.tsx'
import { CardSkeleton } from './card-skeleton.tsx'

// The height of Stripe's card form, so that nothing jumps when it appears (ux.md S1); on the
// narrowest phones its fields stand one below the other.
const FRAME = 'stripe-box relative min-h-[25rem] min-[22rem]:min-h-80'

// Outside the component: a new object per render would be an update per render.
const PAYMENT_ELEMENT = {
  layout: {
    type: 'accordion',
    defaultCollapsed: false,
    radios: 'auto',
    spacedAccordionItems: false,
  },
} as const

/** While there is no amount, no secret or no Stripe.js to make a card form with. */
export function CardBoxWaiting() {
  return (
    <div className={FRAME} aria-busy="true" aria-label="The card form is loading">
      <CardSkeleton />
    </div>
  )
}

const BLOCKED =
  'The card form could not load. Check your connection, and that nothing blocks Stripe.'

type CardBoxFailedProps = { reason?: string; onRetry: () => void }

export function CardBoxFailed({ reason = BLOCKED, onRetry }: CardBoxFailedProps) {
  return (
    <div className={FRAME}>
      <RetryNotice onRetry={onRetry}>{reason}</RetryNotice>
    </div>
  )
}

type CardBoxProps = { isReady: boolean; onReady: () => void; onRetry: () => void }

/** Stripe's Payment Element. It stays mounted until the end: unmounting would lose the digits. */
export function CardBox({ isReady, onReady, onRetry }: CardBoxProps) {
  const [hasFailed, setFailed] = useState(false)
  if (hasFailed) return <CardBoxFailed onRetry={onRetry} />
  return (
    <div className={FRAME}>
      <div
        className={`pointer-events-none absolute inset-0 transition-opacity duration-200 ${isReady ? 'opacity-0' : ''}`}
      >
        <CardSkeleton />
      </div>
      <div className={`relative transition-opacity duration-200 ${isReady ? '' : 'opacity-0'}`}>
        <PaymentElement
          options={PAYMENT_ELEMENT}
          onReady={() => {
            performance.mark('stripe:ready')
            onReady()
          }}
          onLoadError={() => setFailed(true)}
        />
      </div>
    </div>
  )
}
