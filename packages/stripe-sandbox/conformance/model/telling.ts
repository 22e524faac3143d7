import { requestOf } from './requests.ts'
import type { Sending } from './requests.ts'

export type Said = { status: number; text: string }

type Form = Record<string, string>

/** An account of a sandbox, which has keys of its own. */
export type Place = { url: string; account: string }

function keyOf({ account }: Place): string {
  return `Bearer sk_test_${account}_key`
}

async function get(place: Place, path: string): Promise<Said> {
  const headers = { Authorization: keyOf(place) }
  return read(await fetch(`${place.url}${path}`, { headers }))
}

type Posted = { path: string; form: Form; idempotencyKey?: string }

async function post(place: Place, { path, form, idempotencyKey = '' }: Posted): Promise<Said> {
  const headers = { Authorization: keyOf(place), 'Idempotency-Key': idempotencyKey }
  const body = new URLSearchParams(form)
  return read(await fetch(`${place.url}${path}`, { method: 'POST', body, headers }))
}

async function read(response: Response): Promise<Said> {
  return { status: response.status, text: await response.text() }
}

export async function control(place: Place, path: string, form: Form = {}): Promise<void> {
  const { account } = place
  const said = await post(place, { path: `/_sandbox/${path}`, form: { account, ...form } })
  if (said.status !== 200) throw new Error(said.text)
}

/** Lets no time pass in the account, so that a story can be told again at the same moment. */
export async function stopClock(place: Place): Promise<void> {
  await control(place, 'clock', { set: '2030-01-01T00:00:00Z', freeze: 'true' })
}

type Telling = {
  place: () => Place
  restart?: () => Promise<void>
  /** What the idempotency keys begin with: of each story that an account is told, another. */
  keys?: string
}

/** Sends each request, as often as wanted, and tells what was said to each. */
export async function tellStory(
  sendings: Sending[],
  { place, restart, keys = 'key' }: Telling,
): Promise<Said[][]> {
  const made: string[] = []
  const answers: Said[][] = []
  for (const [index, { asked, times, together, restart: restarts }] of sendings.entries()) {
    if (restarts) await restart?.()
    const request = { ...requestOf(asked, made), idempotencyKey: `${keys}-${index}` }
    const send = (nth: number): Promise<Said> =>
      post(place(), nth % 2 === 0 ? request : { ...request, form: inOtherOrder(request.form) })
    const said: Said[] = []
    if (together)
      said.push(...(await Promise.all(Array.from({ length: times }, (_, nth) => send(nth)))))
    else for (let nth = 0; nth < times; nth += 1) said.push(await send(nth))
    answers.push(said)
    const done = said.find(({ status }) => status === 200)
    if (asked.do === 'create' && done !== undefined) made.push(JSON.parse(done.text).id)
  }
  return answers
}

/** The same request to whoever reads it. */
function inOtherOrder(form: Form): Form {
  return Object.fromEntries(Object.entries(form).toReversed())
}

const EXPANDED = '&expand[]=data.latest_charge&expand[]=data.payment_method'

/** All that the account holds, in its order. */
export async function wholeAccount(place: Place): Promise<string> {
  const parts = await Promise.all(
    ['payment_intents', 'refunds', 'events'].map((name) =>
      get(place, `/v1/${name}?limit=100${name === 'payment_intents' ? EXPANDED : ''}`),
    ),
  )
  return parts.map(({ text }) => text).join('\n')
}

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
