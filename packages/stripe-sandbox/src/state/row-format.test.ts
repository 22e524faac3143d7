import { expect, test } from 'vitest'
import { rowFormat } from './row-format.ts'
import type { Span } from './row-log.ts'

/** Where texts lie one behind the other. */
function openTexts() {
  let all = ''
  const write = (text: string): Span => {
    all += text
    return { at: all.length - text.length, length: text.length }
  }
  const textAt = ({ at, length }: Span): string => all.slice(at, at + length)
  return {
    writeRow: rowFormat.writerInto({ write, name: () => undefined }),
    read: (table: string, span: Span) => rowFormat.read(table, textAt(span), textAt),
    size: () => all.length,
  }
}

const intent = { id: 'pi_1', object: 'payment_intent', metadata: { note: '[1,2]' } }
const event = { id: 'evt_1', data: { object: intent, previous_attributes: { amount: 1 } } }
const answer = { endpoint: '/v1/payment_intents', status: 200, body: intent }

test('an event and an answer come back with what they are about, which stands there once', () => {
  const texts = openTexts()
  const intentAt = texts.writeRow('payment_intents', intent)
  const spans = [texts.writeRow('events', event), texts.writeRow('answers', answer)]
  expect(texts.read('payment_intents', intentAt)).toEqual(intent)
  expect(spans.map((span, place) => texts.read(['events', 'answers'][place] ?? '', span))).toEqual([
    event,
    answer,
  ])
  expect(texts.size()).toBeLessThan(2 * intentAt.length + 200)
})

test('what is no row itself comes back as well', () => {
  const texts = openTexts()
  const refusal = { endpoint: '/', status: 402, body: { error: { payment_intent: intent } } }
  const span = texts.writeRow('answers', refusal)
  expect(texts.read('answers', span)).toEqual(refusal)
  expect(texts.read('events', texts.writeRow('events', event))).toEqual(event)
})
