import { oneOf, required } from '../parameters.ts'
import { answerChallenge } from '../payment-intents/challenges.ts'
import { openChallenge } from '../payment-intents/open-challenge.ts'
import { answerSetupChallenge } from '../setup-intents/challenges.ts'
import { endpoint, json } from './endpoint.ts'
import { ControlProblem } from './problem.ts'

const OVER = 'This challenge was answered or withdrawn.'

export const challengeEndpoints = [
  endpoint('GET', 'challenges/:id', {
    from: 'anywhere',
    fields: {},
    run: ({ accounts }, _input, token) => {
      for (const name of accounts.names()) {
        const found = openChallenge(accounts.named(name).context, token)
        if (found !== null) return json(found)
      }
      throw new ControlProblem(404, OVER)
    },
  }),
  endpoint('POST', 'challenges/:id', {
    from: 'anywhere',
    fields: { outcome: required(oneOf('succeed', 'fail', 'close')) },
    run: ({ accounts }, { outcome }, token) => {
      // The page does not know whose challenge it is; the token does.
      for (const account of accounts.names().map((name) => accounts.named(name))) {
        const { context } = account
        const acting = { ...context, cause: null }
        const answered = context.store.transact(
          () =>
            answerChallenge(acting, token, outcome) ?? answerSetupChallenge(acting, token, outcome),
        )
        if (answered === null) continue
        account.wake()
        return json(answered)
      }
      throw new ControlProblem(404, OVER)
    },
  }),
]
