import { text } from '../parameters.ts'
import { endpoint, json } from './endpoint.ts'

export const requestEndpoints = [
  endpoint('GET', 'health', { fields: {}, run: () => json({ status: 'ok' }) }),
  endpoint('GET', 'requests', {
    fields: { id: text() },
    run: ({ log }, { id }) => {
      const entries = log.newestFirst()
      return json({
        data: id === undefined ? entries : entries.filter(({ request_id }) => request_id === id),
      })
    },
  }),
]
