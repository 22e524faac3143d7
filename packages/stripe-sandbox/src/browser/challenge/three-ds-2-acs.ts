// The bank's page: inside the outer challenge frame, or alone in the window (`redirect=1`).
import { required } from '../frame/form-dom.ts'
import type { BankMessage } from '../shared/challenge-protocol.ts'
import { runBankPage } from './bank-page.ts'

const isRedirect = new URL(location.href).searchParams.get('redirect') === '1'
document.documentElement.classList.toggle('is-alone', isRedirect)

/** The frame around this page is of the same origin, or it is not ours and is told nothing. */
function tellOuterFrame(message: BankMessage) {
  if (!isRedirect && window.parent !== window) window.parent.postMessage(message, location.origin)
}

runBankPage({
  succeed: required('test-source-authorize-3ds', HTMLButtonElement),
  fail: required('test-source-fail-3ds', HTMLButtonElement),
  texts: {
    over: 'This authentication is over. Go back to the shop.',
    notSent: 'Your answer could not be sent. Try again.',
  },
  onAnswered: (redirectUrl) => {
    if (isRedirect && redirectUrl) location.assign(redirectUrl)
    else tellOuterFrame({ sandbox: 'bank-answered' })
  },
})
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') tellOuterFrame({ sandbox: 'bank-escape' })
})
tellOuterFrame({ sandbox: 'bank-ready' })
if (!isRedirect) required('heading', HTMLElement).focus()
