// The bank's page: inside the outer challenge frame, or alone in the window (`redirect=1`).
import { required } from '../frame/form-dom.ts'
import { languageFor } from '../languages/language.ts'
import { textsIn } from '../languages/texts.ts'
import type { BankMessage } from '../shared/challenge-protocol.ts'
import { watchHeldKeys } from '../shared/held-key.ts'
import { runBankPage } from './bank-page.ts'

const { searchParams: query } = new URL(location.href)
const isRedirect = query.get('redirect') === '1'
const language = languageFor(query.get('locale') ?? 'auto')
const { challenge: texts, testMode } = textsIn(language)
document.documentElement.lang = language
document.title = texts.bankHeading

const TEXTS = {
  bank: texts.bank,
  tag: testMode,
  heading: texts.bankHeading,
  notice: texts.bankNotice,
  'amount-label': texts.amount,
  'test-source-authorize-3ds': texts.complete,
  'test-source-fail-3ds': texts.fail,
}
for (const [id, text] of Object.entries(TEXTS)) required(id, HTMLElement).textContent = text

document.documentElement.classList.toggle('is-alone', isRedirect)

const keysAreUp = watchHeldKeys()

/** The frame around this page is of the same origin, or it is not ours and is told nothing. */
function tellOuterFrame(message: BankMessage) {
  if (!isRedirect && window.parent !== window) window.parent.postMessage(message, location.origin)
}

runBankPage({
  succeed: required('test-source-authorize-3ds', HTMLButtonElement),
  fail: required('test-source-fail-3ds', HTMLButtonElement),
  texts,
  onAnswered: (redirectUrl) => {
    if (isRedirect && redirectUrl) location.assign(redirectUrl)
    else void keysAreUp().then(() => tellOuterFrame({ sandbox: 'bank-answered' }))
  },
})
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') void keysAreUp().then(() => tellOuterFrame({ sandbox: 'bank-escape' }))
})
tellOuterFrame({ sandbox: 'bank-ready' })
if (!isRedirect) required('heading', HTMLElement).focus()
