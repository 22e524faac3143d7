// The page of a payment method that is paid at another site, as Stripe's test page has it.
import { required } from '../frame/form-dom.ts'
import { languageFor } from '../languages/language.ts'
import { textsIn } from '../languages/texts.ts'
import { runBankPage } from './bank-page.ts'

const language = languageFor('auto')
const { bankPage, ...methods } = textsIn(language).methods
const { challenge, testMode } = textsIn(language)

document.documentElement.lang = language
document.documentElement.classList.add('is-alone')
document.title = bankPage.title

const TEXTS = {
  tag: testMode,
  heading: bankPage.heading,
  notice: bankPage.notice,
  'amount-label': challenge.amount,
  authorize: bankPage.authorize,
  fail: bankPage.fail,
}
for (const [id, text] of Object.entries(TEXTS)) required(id, HTMLElement).textContent = text

const NAMES: Record<string, string> = { ideal: methods.ideal, klarna: methods.klarna }

runBankPage({
  succeed: required('authorize', HTMLButtonElement),
  fail: required('fail', HTMLButtonElement),
  texts: { over: bankPage.over, notSent: challenge.notSent },
  onOpen: ({ payment_method_type: type }) => {
    required('method', HTMLElement).textContent = NAMES[type ?? ''] ?? type
  },
  onAnswered: (redirectUrl) => {
    if (redirectUrl) location.assign(redirectUrl)
  },
})
