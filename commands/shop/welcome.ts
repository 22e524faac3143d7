import type { Settings } from '../installation/settings.ts'
import { formatDuration, type Steps } from '../terminal/steps.ts'
import { sandboxAddress } from './payments.ts'

// From https://docs.stripe.com/testing: they work in the sandbox and in Stripe's test mode.
const CARDS = [
  ['4242 4242 4242 4242', 'is accepted'],
  ['4000 0027 6000 3184', 'asks for 3-D Secure first'],
  ['4000 0000 0000 0002', 'is declined'],
] as const

/** What a person who has just started the shop wants to know: where, with which card, what next. */
export function printWelcome(
  { print, colour }: Steps,
  settings: Settings,
  shop: { address: string; next: [command: string, purpose: string][] },
): void {
  const { bold, dim } = colour
  print()
  const ready = dim(`ready in ${formatDuration(performance.now())}`)
  print(`  ${bold('Paydesk is open:')} ${bold(colour.green(shop.address))}  ${ready}`)
  if (settings.stripe.kind === 'sandbox')
    print(dim(`  Payments go to the Stripe sandbox at ${sandboxAddress(settings)}.`))
  else print(dim(`  Payments go to Stripe. Its webhooks come to ${shop.address}/webhooks/stripe.`))
  const isTest = settings.stripe.kind === 'sandbox' || !settings.stripe.secretKey.includes('_live_')
  if (isTest) {
    print()
    print('  Test cards, with any CVC and a date in the future:')
    for (const [number, effect] of CARDS) print(`    ${bold(number)}  ${effect}`)
  }
  if (!process.env['SMTP_URL'])
    print(
      isTest
        ? dim(`  Receipts are not sent anywhere: they are at ${shop.address}/mail.`)
        : '  Receipts are not sent to anybody: set SMTP_URL.',
    )
  print()
  print('  Next, in another terminal:')
  for (const [command, purpose] of shop.next)
    print(`    ${bold(`npx pnpm@12 ${command}`.padEnd(21))}${purpose}`)
  print()
  print(dim('  Ctrl-C stops everything. Orders, products and secrets stay in .paydesk/.'))
  print()
}
