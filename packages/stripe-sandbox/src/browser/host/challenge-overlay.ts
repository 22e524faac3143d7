import type { ChallengeCalls, ChallengeEvents } from '../shared/challenge-protocol.ts'
import { StripeFailure } from '../shared/stripe-failure.ts'
import { layOver } from './overlay.ts'
import { openPrivateFrame } from './private-frame.ts'

type Challenge = ChallengeCalls['init']['params']

/**
 * Lays the 3-D Secure challenge over the page and resolves when its outcome is recorded at the
 * sandbox. Rejects with StripeFailure if the frame cannot be loaded.
 */
export function showChallenge(challenge: Challenge): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
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
    uncover()
  }

  const uncover = layOver(frame.iframe, '3D Secure')
  return promise
}

const NOT_LOADED = {
  type: 'api_connection_error',
  message: 'The authentication page of your bank could not be loaded.',
} as const
