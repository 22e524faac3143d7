import { changeStream } from '../inspection/stream.ts'
import { endpoint } from './endpoint.ts'

export const streamEndpoints = [
  endpoint('GET', 'stream', {
    fields: {},
    run: ({ changes, context }) => changeStream(changes, context.account),
  }),
]
