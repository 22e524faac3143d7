import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { CartTrouble } from '../cart/cart-trouble.tsx'
import type { QuoteView } from '../cart/use-quote.ts'
import { Notice } from '../ui/notice.tsx'
import type { Wait } from './use-long-wait.ts'
import type { PayNotice } from './use-payment.ts'

type PayMessagesProps = {
  view: QuoteView
  notice: PayNotice | null
  wait: Wait
  /** Counts presses of Pay: each moves the focus to the problems that stand in its way. */
  presses: number
  checkoutId: string
}

/** Everything there is to say about paying, directly above the button (ux.md E5). */
export function PayMessages({ view, notice, wait, presses, checkoutId }: PayMessagesProps) {
  const alert = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (notice) alert.current?.focus()
  }, [notice])
  useEffect(() => {
    if (presses > 0 && (view.state === 'refused' || view.state === 'failed')) alert.current?.focus()
  }, [presses, view.state])

  return (
    <div className="mt-5">
      {/* In the page before it is filled, or a screen reader would miss it. */}
      <div ref={alert} role="alert" tabIndex={-1} className="space-y-3 not-empty:mb-5">
        {notice && (
          <Notice tone={notice.tone}>
            <p>{notice.text}</p>
          </Notice>
        )}
        <CartTrouble view={view} />
      </div>
      <div aria-live="polite" className="not-empty:mb-5">
        {wait !== 'short' && (
          <Notice tone="info">
            <p>Still working. Do not close this page.</p>
            {/* A link, not a jump: the bank's own check may be open and waiting for the customer. */}
            {wait === 'veryLong' && (
              <Link
                to="/orders/$orderId"
                params={{ orderId: checkoutId }}
                className="inline-flex min-h-11 items-center font-medium underline underline-offset-4"
              >
                See what became of the payment
              </Link>
            )}
          </Notice>
        )}
      </div>
    </div>
  )
}
