import { CONNECT, HELLO } from './protocol.ts'

/**
 * Meets the page that embeds this frame: says hello, and takes the port of the first answer that
 * comes from that very window and, where the browser names it, that very origin.
 */
export function meetEmbedder(): Promise<MessagePort> {
  // Firefox has no ancestorOrigins. The hello carries nothing, so '*' gives nothing away.
  const embedder = location.ancestorOrigins?.[0]
  return new Promise((resolve) => {
    function receive(message: MessageEvent) {
      const [port] = message.ports
      if (message.source !== window.parent || message.data !== CONNECT || !port) return
      if (embedder !== undefined && message.origin !== embedder) return
      window.removeEventListener('message', receive)
      resolve(port)
    }
    window.addEventListener('message', receive)
    if (window.parent !== window) window.parent.postMessage(HELLO, embedder ?? '*')
  })
}
