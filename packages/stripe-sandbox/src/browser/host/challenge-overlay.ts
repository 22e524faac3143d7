import type { ChallengeCalls, ChallengeEvents } from '../shared/challenge-protocol.ts'
import { StripeFailure } from '../shared/stripe-failure.ts'
import { mountedElements } from './elements/mounted-elements.ts'
import { openPrivateFrame } from './private-frame.ts'

type Challenge = ChallengeCalls['init']['params']

/**
 * Lays the 3-D Secure challenge over the page and resolves when its outcome is recorded at the
 * sandbox. Rejects with StripeFailure if the frame cannot be loaded.
 */
export function showChallenge(challenge: Challenge): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const giveBack = takePage()

  const overlay = document.createElement('div')
  overlay.setAttribute('role', 'dialog')
  overlay.setAttribute('aria-modal', 'true')
  overlay.setAttribute('aria-label', '3D Secure')
  const frame = openPrivateFrame<ChallengeCalls, ChallengeEvents>({
    page: 'three-ds-2-challenge.html',
    title: '3D Secure authentication',
    onConnect: (call) => {
      call('init', challenge).catch(() => {})
    },
    onDead: () => {
      close()
      reject(new StripeFailure(NOT_LOADED))
    },
    handlers: {
      ready: () => frame.iframe.focus(),
      finished: () => {
        close()
        resolve()
      },
    },
  })
  function close() {
    frame.close()
    overlay.remove()
    giveBack()
  }

  styleOverlay(overlay, frame.iframe)
  overlay.append(frame.iframe)
  document.body.append(overlay)
  return promise
}

const NOT_LOADED = {
  type: 'api_connection_error',
  message: 'The authentication page of your bank could not be loaded.',
} as const

/** Takes focus, scrolling and the rest of the page out of reach; returns what gives them back. */
function takePage(): () => void {
  const focused = document.activeElement
  const focusedElement = [...mountedElements].find((element) => element.hasFocus())
  const { overflow } = document.documentElement.style
  const others = [...document.body.children].filter(
    (child): child is HTMLElement => child instanceof HTMLElement && !child.inert,
  )
  const elements = [...mountedElements]

  document.documentElement.style.overflow = 'hidden'
  for (const other of others) other.inert = true
  for (const element of elements) element.setInert(true)

  return () => {
    document.documentElement.style.overflow = overflow
    for (const other of others) other.inert = false
    for (const element of elements) element.setInert(false, element === focusedElement)
    if (focused instanceof HTMLElement && focused !== document.body) focused.focus()
  }
}

function styleOverlay(overlay: HTMLElement, iframe: HTMLElement): void {
  // By CSSOM, for a merchant page whose policy forbids inline styles.
  Object.assign(overlay.style, {
    position: 'fixed',
    inset: '0',
    zIndex: '2147483647',
    background: 'rgb(16 20 32 / 55%)',
  })
  Object.assign(iframe.style, {
    border: '0',
    width: '100%',
    height: '100%',
    display: 'block',
    colorScheme: 'light only',
  })
}
