// The bank's page: inside the outer challenge frame, or alone in the window (`redirect=1`).
import { settleChallenge } from '../shared/stripe-api.ts'
import type { BankDetails, BankMessage } from '../shared/challenge-protocol.ts'
import { challengeEndpoint } from './challenge-endpoint.ts'
import { formatAmount } from './format-amount.ts'

const page = new URL(location.href)
const isRedirect = page.searchParams.get('redirect') === '1'
const endpoint = challengeEndpoint(page)
const heading = document.getElementById('heading')
const problem = document.getElementById('problem')
const buttons = {
  succeed: document.querySelector<HTMLButtonElement>('#test-source-authorize-3ds'),
  fail: document.querySelector<HTMLButtonElement>('#test-source-fail-3ds'),
}

/** The frame around this page is of the same origin, or it is not ours and is told nothing. */
function tellOuterFrame(message: BankMessage) {
  if (!isRedirect && window.parent !== window) window.parent.postMessage(message, location.origin)
}

async function answer(outcome: 'succeed' | 'fail') {
  setDisabled(true)
  showProblem('')
  try {
    const settled = await settleChallenge(endpoint, outcome)
    if (!isRedirect) tellOuterFrame({ sandbox: 'bank-answered' })
    else if (settled?.redirect_url) location.assign(settled.redirect_url)
    else showProblem('This authentication is over. Go back to the shop.')
  } catch {
    showProblem('Your answer could not be sent. Try again.')
    setDisabled(false)
  }
}

function showProblem(text: string) {
  if (problem) problem.textContent = text
}

function setDisabled(isDisabled: boolean) {
  for (const button of Object.values(buttons)) if (button) button.disabled = isDisabled
}

window.addEventListener('message', (message: MessageEvent<BankDetails>) => {
  if (message.source !== window.parent || message.origin !== location.origin) return
  if (message.data.sandbox !== 'bank-details') return
  const amount = document.getElementById('amount')
  const details = document.getElementById('details')
  const { price } = message.data
  if (amount && details && price) {
    amount.textContent = formatAmount(price.amount, price.currency)
    details.hidden = false
  }
  heading?.focus()
})
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') tellOuterFrame({ sandbox: 'bank-escape' })
})
buttons.succeed?.addEventListener('click', () => void answer('succeed'))
buttons.fail?.addEventListener('click', () => void answer('fail'))
document.documentElement.classList.toggle('is-alone', isRedirect)
// Enabled only now: neither a person nor a test can press a button that does nothing yet.
setDisabled(false)
tellOuterFrame({ sandbox: 'bank-ready' })
