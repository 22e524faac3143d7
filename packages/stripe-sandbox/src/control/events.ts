import { endpoint, json } from './endpoint.ts'
import { ControlProblem } from './problem.ts'

export const eventEndpoints = [
  endpoint('POST', 'events/:id/resend', {
    fields: {},
    run: ({ deliveries }, _input, id) => {
      if (!deliveries.resend(id)) throw new ControlProblem(404, `No event ${id}.`)
      return json({ id, resent: true })
    },
  }),
]
