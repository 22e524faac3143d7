import type { BankFailureName } from '../charges/bank-failures.ts'
import { PLAIN } from './behaviour.ts'
import type { Behaviour } from './behaviour.ts'

/** A bank answers days later; refunds take it as long. */
const BANK: Behaviour = { ...PLAIN, charge: 'delayed', settles: 'approved', refund: 'later' }

export const settles: Behaviour = BANK
export const staysPending: Behaviour = { ...BANK, settles: 'by_hand' }
export const isDisputed: Behaviour = { ...BANK, dispute: 'fraudulent' }

export function failsWith(settlement: BankFailureName): Behaviour {
  return { ...BANK, settles: settlement }
}
