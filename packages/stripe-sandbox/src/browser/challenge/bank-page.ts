import { lookAtChallenge, settleChallenge, type OpenChallenge } from '../shared/stripe-api.ts'
import { challengeEndpoint } from './challenge-endpoint.ts'
import { formatAmount } from '../shared/format-amount.ts'

type BankPage = {
  succeed: HTMLButtonElement
  fail: HTMLButtonElement
  /** Said when there is nothing left to answer, and when the answer did not arrive. */
  texts: { over: string; notSent: string }
  onOpen?: (challenge: OpenChallenge) => void
  /** The answer is recorded; `redirectUrl` is where the shopper goes on, null in a frame. */
  onAnswered: (redirectUrl: string | null) => void
}

/**
 * Runs the page on which a shopper agrees to a payment or does not; its
 * challenge is answered once: a page that is come back to says that it is over.
 */
export function runBankPage({ succeed, fail, texts, onOpen, onAnswered }: BankPage): void {
  const endpoint = challengeEndpoint(new URL(location.href))

  function setDisabled(isDisabled: boolean): void {
    for (const button of [succeed, fail]) button.disabled = isDisabled
  }

  function showProblem(text: string): void {
    const place = document.getElementById('problem')
    if (place) place.textContent = text
  }

  async function answer(outcome: 'succeed' | 'fail'): Promise<void> {
    setDisabled(true)
    showProblem('')
    try {
      const settled = await settleChallenge(endpoint, outcome)
      if (settled) onAnswered(settled.redirect_url)
      else showProblem(texts.over)
    } catch {
      showProblem(texts.notSent)
      setDisabled(false)
    }
  }

  async function look(): Promise<void> {
    const found = await lookAtChallenge(endpoint)
    if (found) {
      showPrice(found.price)
      onOpen?.(found)
    } else showProblem(texts.over)
    // Enabled only now: neither a person nor a test can press a button that does nothing yet.
    setDisabled(found === null)
  }

  succeed.addEventListener('click', () => void answer('succeed'))
  fail.addEventListener('click', () => void answer('fail'))
  // Also when the browser brings the page back from its memory.
  window.addEventListener('pageshow', () => void look().catch(() => setDisabled(false)))
}

function showPrice(price: { amount: number; currency: string } | null): void {
  const amount = document.getElementById('amount')
  const details = document.getElementById('details')
  if (!amount || !details || !price) return
  amount.textContent = formatAmount(price.amount, price.currency, document.documentElement.lang)
  details.hidden = false
}
