import { oneOf, required } from '../parameters.ts'
import { answerChallenge } from '../payment-intents/challenges.ts'
import { answerSetupChallenge } from '../setup-intents/challenges.ts'
import { endpoint, json } from './endpoint.ts'
import { ControlProblem } from './problem.ts'

export const challengeEndpoints = [
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
      throw new ControlProblem(404, 'This challenge was answered or withdrawn.')
    },
  }),
]
