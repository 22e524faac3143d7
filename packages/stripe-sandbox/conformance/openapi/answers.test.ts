import type { Stripe } from 'stripe'
import { describe, expect, test } from 'vitest'
import { EVENT_TYPES } from '../../src/events/emit.ts'
import { routes } from '../../src/routes.ts'
import { rejection } from '../../src/testing/running-sandbox.ts'
import { ALWAYS_REFUSING, UNSPECIFIED_ROUTES } from './differences.ts'
import { judgeAnswer, judgeEvent, routeName, unneededDifferences } from './judge.ts'
import { record, routeOf } from './recording.ts'
import type { Scenario } from './recording.ts'
import { balanceTransactionScenarios } from './scenarios/balance-transactions.ts'
import { chargeScenarios } from './scenarios/charges.ts'
import { customerSessionScenarios } from './scenarios/customer-sessions.ts'
import { customerScenarios } from './scenarios/customers.ts'
import { webhookEndpointScenarios } from './scenarios/webhook-endpoints.ts'
import { disputeScenarios } from './scenarios/disputes.ts'
import { eventScenarios } from './scenarios/events.ts'
import { methodTypeScenarios } from './scenarios/method-types.ts'
import { outageScenarios } from './scenarios/outages.ts'
import { paymentIntentScenarios } from './scenarios/payment-intents.ts'
import { paymentMethodScenarios } from './scenarios/payment-methods.ts'
import { refundScenarios } from './scenarios/refunds.ts'
import { setupIntentScenarios } from './scenarios/setup-intents.ts'
import { tokenScenarios } from './scenarios/tokens.ts'
import { noteStates, wantedStates } from './states.ts'

const SCENARIOS: [name: string, scenario: Scenario][] = [
  balanceTransactionScenarios,
  chargeScenarios,
  customerScenarios,
  webhookEndpointScenarios,
  customerSessionScenarios,
  disputeScenarios,
  eventScenarios,
  methodTypeScenarios,
  outageScenarios,
  paymentIntentScenarios,
  paymentMethodScenarios,
  refundScenarios,
  setupIntentScenarios,
  tokenScenarios,
].flatMap((scenarios) => Object.entries(scenarios))

const answered = { well: new Set<string>(), refused: new Set<string>() }
const states = new Set<string>()
const happened = new Set<string>()

/** Events without the number of endpoints that wait for them, which is what deliveries change. */
function byId(events: Stripe.Event[]): Map<string, unknown> {
  return new Map(events.map(({ pending_webhooks: _changes, ...event }) => [event.id, event]))
}

/** Plays a scenario and returns what is wrong with all that the sandbox said. */
async function judge(scenario: Scenario): Promise<string[]> {
  const { recorded, events, deliveries } = await record(scenario)
  const complaints: string[] = []
  for (const answer of recorded) {
    const route = routeOf(routes, answer)
    if (route === undefined) throw new Error(`No route for ${answer.method} ${answer.path}`)
    answered[answer.status < 300 ? 'well' : 'refused'].add(routeName(route))
    noteStates(answer.body, states)
    complaints.push(...judgeAnswer(route, answer))
  }
  for (const event of events) {
    happened.add(event.type)
    complaints.push(...judgeEvent(event))
  }
  expect(byId(deliveries)).toEqual(byId(events))
  return [...new Set(complaints)]
}

describe('what the sandbox says is as Stripe specifies it when', () => {
  test.each(SCENARIOS)('%s', async (_name, scenario) => {
    expect(await judge(scenario)).toEqual([])
  })

  test('an unknown parameter is refused everywhere', async () => {
    const codes: Record<string, string | undefined> = {}
    const complaints = await judge(async ({ stripe }) => {
      for (const route of routes) {
        const url = `${route.path.replaceAll(/:\w+/gu, 'nothing')}?sandbox_probe=1`
        codes[routeName(route)] = (await rejection(stripe.rawRequest(route.method, url))).code
      }
    })
    expect(complaints).toEqual([])
    expect(codes).toEqual(
      Object.fromEntries(routes.map((route) => [routeName(route), 'parameter_unknown'])),
    )
  })

  test('there is no such object', async () => {
    const faults: string[] = []
    const complaints = await judge(async ({ stripe }) => {
      for (const route of routes.filter(({ path }) => path.includes(':'))) {
        const url = route.path.replaceAll(/:\w+/gu, 'nothing')
        const { statusCode = 0 } = await rejection(stripe.rawRequest(route.method, url))
        if (statusCode < 400 || statusCode >= 500) faults.push(routeName(route))
      }
    })
    expect(complaints).toEqual([])
    expect(faults).toEqual([])
  })
})

// These come last: they look back at all that was said above.
describe('the scenarios', () => {
  test('have every route answer, well and with a refusal', () => {
    const names = routes.map(routeName).sort()
    expect([...answered.well, ...Object.keys(ALWAYS_REFUSING)].sort()).toEqual(names)
    expect([...answered.refused].sort()).toEqual(names)
  })

  test('reach every state', () => {
    expect(wantedStates().filter((state) => !states.has(state))).toEqual([])
  })

  test('lead to every event', () => {
    expect(EVENT_TYPES.filter((type) => !happened.has(type))).toEqual([])
  })

  test('need every listed difference', () => {
    expect(unneededDifferences()).toEqual([])
    const names = new Set(routes.map(routeName))
    expect(Object.keys(UNSPECIFIED_ROUTES).filter((name) => !names.has(name))).toEqual([])
  })
})
