// The outer frame of a challenge: holds the bank's page, and lets the shopper leave it.
import { required } from '../frame/form-dom.ts'
import { languageFor } from '../languages/language.ts'
import { textsIn } from '../languages/texts.ts'
import { meetEmbedder } from '../shared/embedder.ts'
import { lookAtChallenge, settleChallenge } from '../shared/stripe-api.ts'
import type { BankMessage, ChallengeCalls, ChallengeEvents } from '../shared/challenge-protocol.ts'
import { watchHeldKeys } from '../shared/held-key.ts'
import { serveCalls } from '../shared/rpc.ts'
import { StripeFailure } from '../shared/stripe-failure.ts'
import { challengeEndpoint } from './challenge-endpoint.ts'

const LOOK_EVERY_MS = 2000
const keysAreUp = watchHeldKeys()

function start(port: MessagePort): void {
  let isOpen = false
  const emit = serveCalls<ChallengeCalls, ChallengeEvents>(port, {
    init(challenge) {
      const url = new URL(challenge.url)
      if (isOpen || url.origin !== location.origin) {
        throw new StripeFailure({ type: 'api_error', message: 'sandbox: not a challenge of ours.' })
      }
      isOpen = true
      open(url, challenge.locale)
    },
  })

  function open(url: URL, locale: string | undefined) {
    const language = languageFor(locale)
    const texts = textsIn(language).challenge
    document.documentElement.lang = language
    document.title = texts.title
    required('heading', HTMLElement).textContent = texts.heading
    // The bank's page has an address of its own, which tells it the language.
    url.searchParams.set('locale', locale ?? 'auto')
    const bank = document.createElement('iframe')
    bank.name = 'stripe-challenge-frame'
    bank.title = texts.bankFrame
    bank.src = url.href

    let isFinished = false
    const finish = (by: 'answered' | 'closed') => {
      if (!isFinished) emit('finished', { by })
      isFinished = true
      clearInterval(watching)
    }
    // The bank may have given up, or the challenge was answered elsewhere or has become void.
    const watching = setInterval(() => {
      void lookAtChallenge(challengeEndpoint(url))
        .then((found) => found === null && finish('answered'))
        // Out of reach for a moment: the next look tells.
        .catch(() => {})
    }, LOOK_EVERY_MS)
    const leave = () => {
      // Whether or not it is recorded, the shopper has left; the intent tells the rest.
      const settled = settleChallenge(challengeEndpoint(url), 'close')
      void settled
        .catch(() => {})
        .then(keysAreUp)
        .then(() => finish('closed'))
    }

    window.addEventListener('message', (message: MessageEvent<BankMessage>) => {
      if (message.source !== bank.contentWindow || message.origin !== location.origin) return
      switch (message.data.sandbox) {
        case 'bank-ready':
          return bank.focus()
        case 'bank-answered':
          return finish('answered')
        case 'bank-escape':
          return leave()
      }
    })
    const close = required('close', HTMLButtonElement)
    close.ariaLabel = texts.close
    close.addEventListener('click', leave)
    document.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') leave()
    })
    document.querySelector('#challenge')?.append(bank)
    close.disabled = false
    emit('ready', null)
  }
}

void meetEmbedder().then(start)
