import type { Context } from '../call.ts'
import { newId } from '../ids.ts'
import { sortableTime } from '../schedule/schedule.ts'
import type { SendKind } from './send.ts'

/** An event that is to be sent to an endpoint once the account's clock gets there. */
export type Send = {
  event: string
  endpoint: string
  kind: SendKind
  atMs: number
  /** The attempt whose very bytes are sent again. */
  replayOf?: string
}

/** Its id begins with the time: the queue goes by what is due first, then by what was owed first. */
export function enqueue({ environment, store }: Context, planned: Send): void {
  store.put('sends', `${sortableTime(planned.atMs)}:${newId(environment, 'snd_')}`, planned)
}
