import { currentAccount } from '../route/account.ts'

/** The sandbox said no; the message is for people. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string | null

  constructor(status: number, message: string, code: string | null) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.code = code
  }
}

/** Nobody answered: it was stopped, or is starting again. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('The sandbox does not answer.', { cause })
    this.name = 'Unreachable'
  }
}

export type Form = Record<string, string | number | boolean | undefined>

export type Ask = { method?: 'GET' | 'POST' | 'DELETE'; form?: Form; idempotencyKey?: string }

/** Calls `/_sandbox/…`; what is undefined is not sent. */
export async function ask<T>(
  path: string,
  { method = 'GET', form, idempotencyKey }: Ask = {},
): Promise<T> {
  const url = new URL(`/_sandbox/${path}`, window.location.origin)
  const account = currentAccount()
  if (account !== null) url.searchParams.set('account', account)
  const fields = new URLSearchParams()
  for (const [name, value] of Object.entries(form ?? {})) {
    if (value !== undefined) fields.set(name, String(value))
  }
  if (method === 'GET') for (const [name, value] of fields) url.searchParams.append(name, value)
  const response = await reach(url, {
    method,
    headers: idempotencyKey === undefined ? {} : { 'Idempotency-Key': idempotencyKey },
    ...(method === 'GET' ? {} : { body: fields }),
  })
  const answer: unknown = await response.json().catch(() => null)
  if (!response.ok) throw refusalOf(response.status, answer)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both sides are built from inspection/wire.ts
  return answer as T
}

async function reach(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    throw new Unreachable(error)
  }
}

function refusalOf(status: number, answer: unknown): Refusal {
  const error = fieldOf(answer, 'error')
  const message = fieldOf(error, 'message')
  const code = fieldOf(error, 'decline_code') ?? fieldOf(error, 'code')
  return new Refusal(
    status,
    typeof message === 'string' ? message : `The sandbox answered ${status}.`,
    typeof code === 'string' ? code : null,
  )
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return new Map<string, unknown>(Object.entries(value)).get(name)
}
