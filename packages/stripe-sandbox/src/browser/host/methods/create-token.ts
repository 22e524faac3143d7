import type { TokenResult } from '@stripe/stripe-js'
import { IntegrationError, MESSAGES, notInSandbox } from '../integration-error.ts'
import { cardEntryOf } from './card-entry.ts'
import { settle } from './sdk-error.ts'

const OTHER_TOKENS = ['pii', 'bank_account', 'cvc_update', 'account', 'person'] as const

/** Of the kinds of token, only a card's; its `data` is the card's holder, name and address. */
export async function createToken(from: unknown, data: object = {}): Promise<TokenResult> {
  const kind = OTHER_TOKENS.find((candidate) => candidate === from)
  if (kind) return notInSandbox(`stripe.createToken('${kind}')`)()
  const entry = cardEntryOf(from)
  if (!entry) throw new IntegrationError(MESSAGES.noTokenType)
  return settle(async () => ({ token: await entry.call('createToken', { params: data }) }))
}
