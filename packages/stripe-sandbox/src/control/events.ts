import { eventView } from '../events/routes.ts'
import { deliveriesOf } from '../inspection/delivery-view.ts'
import { eventSummary, searchEvents } from '../inspection/event-view.ts'
import type { EventDetail } from '../inspection/wire.ts'
import { integer, oneOf, text } from '../parameters.ts'
import type { Fields } from '../parameters.ts'
import { RESEND_FAULTS, resend } from '../webhooks/resend.ts'
import { endpoint, json, shown } from './endpoint.ts'
import { ControlProblem } from './problem.ts'

const DEFAULT_LIMIT = 50

const resendFields = {
  endpoint: text(),
  fault: oneOf(...RESEND_FAULTS),
} satisfies Fields

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
    fields: resendFields,
    run: ({ context }, { endpoint: only, fault }, id) => {
      const { store } = context
      const event = store.get('events', id)
      if (event === undefined) throw new ControlProblem(404, `No event ${id}.`)
      const status = only && store.get('webhook_endpoints', only)?.wire.status
      if (only !== undefined && status !== 'enabled') {
        throw status === undefined
          ? new ControlProblem(404, `No webhook endpoint ${only}.`)
          : new ControlProblem(409, `The webhook endpoint ${only} is disabled.`)
      }
      const sends = store.transact(() => resend(context, event, { endpoint: only, fault }))
      return json({ id, resent: sends > 0, sends })
    },
  }),
]
