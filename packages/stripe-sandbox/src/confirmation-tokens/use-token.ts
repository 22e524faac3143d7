import type { Call } from '../call.ts'
import { nowSeconds } from '../environment.ts'
import { resourceMissing } from '../errors.ts'
import type { MandateInput } from '../mandates/mandate.ts'
import { addMethod } from '../payment-methods/payment-method.ts'
import type { ConfirmationTokenRow } from '../state/rows.ts'
import { confirmationTokenExpired, confirmationTokenUsed } from './errors.ts'

/** A ConfirmationToken that may be used, or undefined when the parameters name none. */
export function openConfirmationToken(
  call: Call,
  id: string | undefined,
): ConfirmationTokenRow | undefined {
  if (id === undefined) return undefined
  const row = call.store.get('confirmation_tokens', id)
  if (row === undefined) throw resourceMissing('confirmation_token', id, 'confirmation_token')
  const { expires_at, payment_intent, setup_intent } = row.wire
  if (payment_intent !== null || setup_intent !== null) throw confirmationTokenUsed(id)
  if (expires_at !== null && expires_at <= nowSeconds(call.environment)) {
    throw confirmationTokenExpired(id)
  }
  return row
}

type Confirmation = {
  mandate_data?: MandateInput | null | undefined
  payment_method?: string | undefined
  payment_method_data?: unknown
  return_url?: string | undefined
  use_stripe_sdk?: boolean | undefined
}

/**
 * The parameters of a confirmation together with what the token holds; where both tell, the request
 * is right. Makes the payment method that the customer entered.
 */
export function withConfirmationToken<T extends Confirmation>(
  call: Call,
  input: T,
  row: ConfirmationTokenRow | undefined,
): T {
  if (row === undefined) return input
  const namesMethod = input.payment_method !== undefined || input.payment_method_data !== undefined
  const { return_url: returnUrl, use_stripe_sdk: usesSdk } = row.wire
  return {
    ...input,
    ...(!namesMethod && { payment_method: methodIdOf(call, row) }),
    mandate_data: input.mandate_data ?? mandateOf(row),
    return_url: input.return_url ?? returnUrl ?? undefined,
    use_stripe_sdk: input.use_stripe_sdk ?? usesSdk,
  }
}

/** A token is good for one confirmation, whatever that comes to. */
export function closeConfirmationToken(
  { store }: Call,
  row: ConfirmationTokenRow | undefined,
  usedBy: { payment_intent: string } | { setup_intent: string },
): void {
  if (row === undefined) return
  store.put('confirmation_tokens', row.wire.id, { ...row, wire: { ...row.wire, ...usedBy } })
}

function mandateOf({ wire }: ConfirmationTokenRow): MandateInput | undefined {
  const acceptance = wire.mandate_data?.customer_acceptance
  if (acceptance === undefined) return undefined
  return {
    customer_acceptance: {
      accepted_at: wire.created,
      offline: undefined,
      online: {
        infer_from_client: undefined,
        ip_address: acceptance.online?.ip_address ?? undefined,
        user_agent: acceptance.online?.user_agent ?? undefined,
      },
      type: acceptance.type === 'offline' ? 'offline' : 'online',
    },
  }
}

function methodIdOf(call: Call, { method }: ConfirmationTokenRow): string {
  return 'id' in method ? method.id : addMethod(call, method).wire.id
}
