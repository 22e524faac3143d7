import { CONNECT, HELLO } from '../shared/protocol.ts'
import { createCaller, type Caller, type EventHandlers, type OtherEvents } from '../shared/rpc.ts'
import { StripeFailure } from '../shared/stripe-failure.ts'
import { SANDBOX_ORIGIN } from './origin.ts'

type Calls = Record<string, { params: object; result: unknown }>

const GIVE_UP_AFTER_MS = 12_000
const HELLO_AFTER_LOAD_MS = 3000

let framesMade = 0

export type PrivateFrame<C extends Calls> = {
  iframe: HTMLIFrameElement
  call: Caller<C>['call']
  /** A call that `C` does not know. */
  ask: Caller<C>['ask']
  close: () => void
}

type FrameOptions<C extends Calls, E extends Record<string, unknown>> = {
  page: string
  title: string
  handlers: EventHandlers<E>
  others?: OtherEvents
  /** Each time the frame's document has loaded: moving an iframe in the DOM reloads it. */
  onConnect: (call: Caller<C>['call']) => void
  /** No answer from the frame: blocked by a policy, offline, or an error page. */
  onDead: () => void
}

/**
 * An iframe of the sandbox with a port of its own. Put `iframe` into the document once.
 * The port goes only to that frame's window and only if it is of the sandbox's origin.
 */
export function openPrivateFrame<C extends Calls, E extends Record<string, unknown>>(
  options: FrameOptions<C, E>,
): PrivateFrame<C> {
  const iframe = document.createElement('iframe')
  iframe.name = `__privateStripeFrame${1000 + ++framesMade}`
  iframe.title = options.title
  iframe.src = `${SANDBOX_ORIGIN}/${options.page}`
  iframe.allow = 'payment *'

  let caller: Caller<C> | undefined
  const connected = Promise.withResolvers<Caller<C>>()
  connected.promise.catch(() => {})

  let isDead = false
  const giveUp = () => {
    if (caller || isDead || !iframe.isConnected) return
    isDead = true
    connected.reject(new StripeFailure(unreachable('The frame of the Element did not answer.')))
    options.onDead()
  }
  const timer = setTimeout(giveUp, GIVE_UP_AFTER_MS)
  // `load` fires for a 404 and for a frame that a policy blocked, too: hence the wait for a hello.
  iframe.addEventListener('load', () => setTimeout(giveUp, HELLO_AFTER_LOAD_MS))

  function receive(message: MessageEvent) {
    if (message.source !== iframe.contentWindow || message.origin !== SANDBOX_ORIGIN) return
    if (message.data !== HELLO) return
    clearTimeout(timer)
    caller?.close()
    const { port1, port2 } = new MessageChannel()
    caller = createCaller<C, E>(port1, options.handlers, options.others)
    iframe.contentWindow?.postMessage(CONNECT, SANDBOX_ORIGIN, [port2])
    options.onConnect(caller.call)
    connected.resolve(caller)
  }
  window.addEventListener('message', receive)

  return {
    iframe,
    call: async (method, params) => (caller ?? (await connected.promise)).call(method, params),
    ask: async (method, params) => (caller ?? (await connected.promise)).ask(method, params),
    close: () => {
      clearTimeout(timer)
      window.removeEventListener('message', receive)
      caller?.close()
      connected.reject(new StripeFailure(unreachable('The Element was unmounted too early.')))
      iframe.remove()
    },
  }
}

function unreachable(message: string) {
  return { type: 'api_connection_error', message } as const
}
