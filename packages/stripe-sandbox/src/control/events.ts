import { eventView } from '../events/routes.ts'
import { deliveriesOf } from '../inspection/delivery-view.ts'
import { eventSummary, searchEvents } from '../inspection/event-view.ts'
import type { EventDetail } from '../inspection/wire.ts'
import { integer, text } from '../parameters.ts'
import { endpoint, json, shown } from './endpoint.ts'
import { ControlProblem } from './problem.ts'

const DEFAULT_LIMIT = 50

export const eventEndpoints = [
  endpoint('GET', 'events', {
    fields: { after: text(), limit: integer(1, 200), search: text() },
    run: ({ context }, { after, limit = DEFAULT_LIMIT, search }) => {
      if (after !== undefined && context.store.get('events', after) === undefined) {
        throw new ControlProblem(400, `after: no event ${after}.`)
      }
      return shown(searchEvents(context, { after, limit, search }))
    },
  }),
  endpoint('GET', 'events/:id', {
    fields: {},
    run: ({ context }, _input, id) => {
      const event = context.store.get('events', id)
      if (event === undefined) throw new ControlProblem(404, `No event ${id}.`)
      const detail: EventDetail = {
        summary: eventSummary(context, event),
        event: eventView(context, event),
        deliveries: deliveriesOf(context, id),
      }
      return shown(detail)
    },
  }),
  endpoint('POST', 'events/:id/resend', {
    fields: {},
    run: ({ deliveries }, _input, id) => {
      if (!deliveries.resend(id)) throw new ControlProblem(404, `No event ${id}.`)
      return json({ id, resent: true })
    },
  }),
]
