import type { SheetCalls, SheetEvents } from '../shared/express-protocol.ts'
import type { Caller, EventHandlers } from '../shared/rpc.ts'
import { layOver } from './overlay.ts'
import { openPrivateFrame } from './private-frame.ts'

type Settings = {
  init: SheetCalls['init']['params']
  handlers: Omit<EventHandlers<SheetEvents>, 'ready'>
  onDead: () => void
}

export type ExpressSheet = { call: Caller<SheetCalls>['call']; close: () => void }

/** Lays the sheet of a test wallet over the page, until it is closed. */
export function openExpressSheet({ init, handlers, onDead }: Settings): ExpressSheet {
  const frame = openPrivateFrame<SheetCalls, SheetEvents>({
    page: 'elements-inner-express-sheet.html',
    title: 'Test wallet',
    onConnect: (call) => {
      call('init', init).catch(() => {})
    },
    onDead,
    handlers: { ...handlers, ready: () => frame.iframe.focus() },
  })
  const uncover = layOver(frame.iframe, 'Test wallet')
  return {
    call: frame.call,
    close: () => {
      frame.close()
      uncover()
    },
  }
}
