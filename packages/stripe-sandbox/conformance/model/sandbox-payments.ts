import { Stripe } from 'stripe'
import type { Act, Opening } from './acts.ts'
import type { Refusal } from './payment.ts'

/** An account of a sandbox, as the model's acts reach it. */
export type Account = {
  stripe: Stripe
  control: (path: string, form: Record<string, string>) => Promise<{ status: number }>
  /** The newest challenge that each payment has shown. */
  challenges: Map<string, string>
}

const RETURN = { return_url: 'https://shop.example/return' }

async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call
    return null
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    return { status: error.statusCode ?? 0, code: error.code }
  }
}

/** The control endpoints are the sandbox's own: how they refuse has no code. */
async function controlRefusal(call: Promise<{ status: number }>): Promise<Refusal> {
  const { status } = await call
  return status < 300 ? null : { status, code: undefined }
}

export type Opened = { id: string | null; refusal: Refusal }

/** A declined payment is there as well: the refusal tells its id. */
export async function openPayment({ stripe }: Account, opening: Opening): Promise<Opened> {
  const { amount, capture, card, confirm } = opening
  try {
    const { id } = await stripe.paymentIntents.create({
      amount,
      currency: 'usd',
      capture_method: capture,
      ...(card !== null && { payment_method: card }),
      ...(confirm && card !== null && { confirm, ...RETURN }),
    })
    return { id, refusal: null }
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    const { statusCode = 0, code, payment_intent } = error
    return { id: payment_intent?.id ?? null, refusal: { status: statusCode, code } }
  }
}

export function perform(account: Account, id: string, act: Act): Promise<Refusal> {
  const { stripe, control } = account
  switch (act.do) {
    case 'update':
      return refusalOf(stripe.paymentIntents.update(id, { amount: act.amount }))
    case 'change card':
      return refusalOf(stripe.paymentIntents.update(id, { payment_method: act.card }))
    case 'confirm':
      return refusalOf(
        stripe.paymentIntents.confirm(id, {
          ...RETURN,
          ...(act.card !== null && { payment_method: act.card }),
        }),
      )
    case 'answer':
      return answer(account, id, act.outcome)
    case 'settle':
      return controlRefusal(control(`payment_intents/${id}/settle`, { outcome: act.outcome }))
    case 'capture':
      return refusalOf(
        stripe.paymentIntents.capture(
          id,
          act.amount === null ? {} : { amount_to_capture: act.amount },
        ),
      )
    case 'cancel':
      return refusalOf(stripe.paymentIntents.cancel(id))
    case 'refund':
      return refusalOf(
        stripe.refunds.create({
          payment_intent: id,
          ...(act.amount !== null && { amount: act.amount }),
        }),
      )
  }
}

/** As the page of the challenge does it. Without a challenge, an old page is still open. */
async function answer(account: Account, id: string, outcome: string): Promise<Refusal> {
  const { stripe, control, challenges } = account
  const { next_action } = await stripe.paymentIntents.retrieve(id)
  const url = next_action?.redirect_to_url?.url
  const shown = typeof url === 'string' ? new URL(url).searchParams.get('challenge') : null
  const token = shown ?? challenges.get(id) ?? 'none'
  challenges.set(id, token)
  return controlRefusal(control(`challenges/${token}`, { outcome }))
}
