import { requestOf } from './requests.ts'
import type { Sending } from './requests.ts'

export type Said = { status: number; text: string }

const KEY = 'sk_test_acct_repeated_key'
const ACCOUNT = 'acct_repeated'

type Form = Record<string, string>

async function get(url: string): Promise<Said> {
  return read(await fetch(url, { headers: { Authorization: `Bearer ${KEY}` } }))
}

async function post(url: string, form: Form, idempotencyKey = ''): Promise<Said> {
  const headers = { Authorization: `Bearer ${KEY}`, 'Idempotency-Key': idempotencyKey }
  return read(await fetch(url, { method: 'POST', body: new URLSearchParams(form), headers }))
}

async function read(response: Response): Promise<Said> {
  return { status: response.status, text: await response.text() }
}

/** Lets no time pass in the account, so that two stories can be told at the same moment. */
export async function stopClock(url: string): Promise<void> {
  const form = { account: ACCOUNT, set: '2030-01-01T00:00:00Z', freeze: 'true' }
  const { status, text } = await post(`${url}/_sandbox/clock`, form)
  if (status !== 200) throw new Error(text)
}

/** Sends each request, as often as wanted, and tells what was said to each. */
export async function tellStory(
  sendings: Sending[],
  { url, restart }: { url: () => string; restart: () => Promise<void> },
): Promise<Said[][]> {
  const made: string[] = []
  const answers: Said[][] = []
  for (const [index, { asked, times, together, restart: restarts }] of sendings.entries()) {
    if (restarts) await restart()
    const { path, form } = requestOf(asked, made)
    const send = (): Promise<Said> => post(`${url()}${path}`, form, `key-${index}`)
    const said: Said[] = []
    if (together) said.push(...(await Promise.all(Array.from({ length: times }, send))))
    else for (let count = 0; count < times; count += 1) said.push(await send())
    answers.push(said)
    const done = said.find(({ status }) => status === 200)
    if (asked.do === 'create' && done !== undefined) made.push(JSON.parse(done.text).id)
  }
  return answers
}

/** All that the account holds, in its order. */
export async function wholeAccount(url: string): Promise<string> {
  const parts = await Promise.all(
    ['payment_intents', 'refunds', 'events'].map((name) =>
      get(`${url}/v1/${name}?limit=100${name === 'payment_intents' ? EXPANDED : ''}`),
    ),
  )
  return parts.map(({ text }) => text).join('\n')
}

const EXPANDED = '&expand[]=data.latest_charge&expand[]=data.payment_method'

/** The text with its chance taken out: each id, secret and port by the order of its appearance. */
export function withoutChance(text: string): string {
  const names = new Map<string, string>()
  return text
    .replaceAll(/127\.0\.0\.1:\d+/gu, 'sandbox')
    .replaceAll(/_secret_\w+/gu, '_secret')
    .replaceAll(/\b(?<kind>[a-z]+)_[A-Za-z0-9]{14,}|(?<=challenge=)\w+/gu, (id, kind) => {
      const name = names.get(id) ?? `${kind ?? 'challenge'}_${names.size}`
      names.set(id, name)
      return name
    })
}
