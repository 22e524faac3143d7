import { parseArgs } from 'node:util'
import { Refusal } from '../terminal/refusal.ts'

const USAGE = `pnpm orders show ORDER
pnpm orders capture ORDER [AMOUNT]           takes the money of an authorized order, or a part of it
pnpm orders cancel ORDER                     lets the money go, and the goods
pnpm orders refund ORDER [AMOUNT]            all that is left, or so much of it
pnpm orders refund ORDER --line SKU:QUANTITY [--line …] [--no-restock]

ORDER is the id in the order page's address. An AMOUNT is of the order's currency: 12.50`

/** Amounts are as they were typed: their currency is the order's. */
export type OrdersArguments = { orderId: string } & (
  | { act: 'show' | 'cancel' }
  | { act: 'capture' | 'refund'; amount: string | undefined }
  | { act: 'refundLines'; lines: { sku: string; quantity: number }[]; restock: boolean }
)

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** @throws Refusal with the usage, for anything that is not it. */
export function readOrdersArguments(args: string[]): OrdersArguments {
  const { positionals, line, noRestock } = parsed(args)
  const [act, orderId, amount, ...more] = positionals
  const isWhole = orderId !== undefined && more.length === 0
  if (!isWhole || (noRestock && line.length === 0)) throw new Refusal(USAGE)
  if (!UUID.test(orderId)) throw new Refusal(`"${orderId}" is no order's id.\n\n${USAGE}`)
  if (line.length > 0) {
    if (act !== 'refund' || amount !== undefined) throw new Refusal(USAGE)
    return { act: 'refundLines', orderId, lines: line.map(readLine), restock: !noRestock }
  }
  if (act === 'capture' || act === 'refund') return { act, orderId, amount }
  if ((act === 'show' || act === 'cancel') && amount === undefined) return { act, orderId }
  throw new Refusal(USAGE)
}

function readLine(text: string): { sku: string; quantity: number } {
  const [, sku, quantity] = /^(.+):([1-9]\d{0,5})$/.exec(text) ?? []
  if (sku === undefined) throw new Refusal(`--line ${text} is not SKU:QUANTITY.\n\n${USAGE}`)
  return { sku, quantity: Number(quantity) }
}

function parsed(args: string[]) {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        line: { type: 'string', multiple: true, default: [] },
        'no-restock': { type: 'boolean', default: false },
      },
    })
    return { positionals, line: values.line, noRestock: values['no-restock'] }
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
  }
}
