import { oneOf, required } from '../parameters.ts'
import { answerChallenge } from '../payment-intents/challenges.ts'
import { endpoint, json } from './endpoint.ts'
import { ControlProblem } from './problem.ts'

export const challengeEndpoints = [
  endpoint('POST', 'challenges/:id', {
    from: 'anywhere',
    fields: { outcome: required(oneOf('succeed', 'fail', 'close')) },
    run: ({ context }, { outcome }, token) => {
      const answered = context.store.transact(() =>
        answerChallenge({ ...context, cause: null }, token, outcome),
      )
      if (answered === null) {
        throw new ControlProblem(404, 'This challenge was answered or withdrawn.')
      }
      return json(answered)
    },
  }),
]
