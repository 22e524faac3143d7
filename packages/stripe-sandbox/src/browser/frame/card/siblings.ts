import type { CardBrand } from '../card-brand.ts'
import type { CardPart } from '../../shared/card-protocol.ts'
import { randomName } from '../../shared/random-name.ts'

type Message =
  | { ask: string; part: CardPart }
  | { answer: string; text: string }
  | { brand: CardBrand }
  | { wantsBrand: true }

const ANSWERS_WITHIN_MS = 2000

export type Siblings = {
  /** What is in the frame of another part; null if there is none on the page. */
  ask: (part: CardPart) => Promise<string | null>
  tellBrand: (brand: CardBrand) => void
}

type Settings = {
  channel: string
  part: CardPart
  /** What is entered in this frame. */
  read: () => string
  brand: () => CardBrand | null
  onBrand: (brand: CardBrand) => void
}

/** A form that is made anew in another language answers in place of the old one. */
let channel: BroadcastChannel | undefined

/**
 * The frames of one split card, which talk to each other directly: a channel of this origin in
 * this page, under a name that nobody guesses. The merchant's page is of another origin.
 */
export function meetSiblings({ channel: name, part, read, brand, onBrand }: Settings): Siblings {
  channel?.close()
  const own = (channel = new BroadcastChannel(name))
  const waiting = new Map<string, (text: string) => void>()
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin
  const say = (message: Message) => own.postMessage(message)

  own.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if ('ask' in data && data.part === part) say({ answer: data.ask, text: read() })
    else if ('answer' in data) waiting.get(data.answer)?.(data.text)
    else if ('brand' in data) onBrand(data.brand)
    else if ('wantsBrand' in data) {
      const known = brand()
      if (known) say({ brand: known })
    }
  })
  say({ wantsBrand: true })

  return {
    ask: (wanted) =>
      new Promise((resolve) => {
        const id = randomName()
        const timer = setTimeout(() => settle(null), ANSWERS_WITHIN_MS)
        function settle(text: string | null) {
          clearTimeout(timer)
          waiting.delete(id)
          resolve(text)
        }
        waiting.set(id, settle)
        say({ ask: id, part: wanted })
      }),
    tellBrand: (known) => say({ brand: known }),
  }
}
