import { useNavigate } from '@tanstack/react-router'
import { parseFlow, type Flow } from './flow.ts'

const FLOWS = [
  {
    flow: 'card',
    name: 'Card first',
    difference:
      'Pay first checks the card form, then asks the server for the client secret, and confirms with it at once.',
  },
  {
    flow: 'secret',
    name: 'Secret first',
    difference:
      'The server made the PaymentIntent as this page opened; the card form holds its secret, and each edit of the cart updates it.',
  },
  {
    flow: 'server',
    name: 'Server confirms',
    difference:
      'Pay makes a token of the card form, and the server confirms with it. The client secret comes to this page only if the bank asks.',
  },
] as const satisfies { flow: Flow; name: string; difference: string }[]

/** For developers: the same payment in each order that Stripe allows. */
export function FlowSwitch({ flow }: { flow: Flow }) {
  const navigate = useNavigate()
  return (
    <div className="mt-20 flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-line pt-5 text-sm text-muted">
      <div role="radiogroup" aria-label="Flow" className="flex flex-wrap items-center gap-x-5">
        <span aria-hidden="true">Flow:</span>
        {FLOWS.map((choice) => (
          <label
            key={choice.flow}
            className="inline-flex min-h-11 cursor-pointer items-center gap-2"
          >
            <input
              type="radio"
              name="flow"
              checked={choice.flow === flow}
              onChange={() =>
                void navigate({
                  to: '/checkout',
                  search: parseFlow(choice.flow),
                  replace: true,
                  resetScroll: false,
                })
              }
              className="size-4 accent-accent"
            />
            {choice.name}
          </label>
        ))}
      </div>
      <p className="max-w-prose">{FLOWS.find((choice) => choice.flow === flow)?.difference}</p>
    </div>
  )
}
