import { times } from '../print.ts'
import { residentMb } from '../processes/usage.ts'
import type { Report, Row, Suite } from '../suite.ts'
import { checkOrders } from './carts.ts'
import { measure, type Figures, type Measured, type Plan } from './measure.ts'
import { openShop } from './shop.ts'

const THOROUGH: Plan = { warmUpAnswers: 6_000, rounds: 3, roundSeconds: 5 }
const QUICK: Plan = { warmUpAnswers: 300, rounds: 1, roundSeconds: 1 }

/** `checkout.createIntent`, from the socket to the database and back, beside a floor without one. */
export const createIntent: Suite = {
  name: 'create-intent',
  async run({ quick, profileFolder, endings, tell }) {
    tell('starting Postgres, Stripe stub, floor and API')
    const shop = await openShop(endings, { profileFolder })
    const plan = quick ? QUICK : THOROUGH
    const { measured, answers } = await measure({ shop, plan, tell })
    const rssMb = residentMb(shop.api.pid)
    await checkOrders(shop.db, answers)
    return report(measured, { plan, answers, rssMb })
  },
}

type Run = { plan: Plan; answers: number; rssMb: number | undefined }

function report(measured: Measured[], { plan, answers, rssMb }: Run): Report {
  const figures = new Map<string, number | undefined>()
  for (const { connections, floor, api } of measured) {
    const name = `createIntent.c${connections}`
    figures.set(`${name}.throughputRatio`, api.perSecond / floor.perSecond)
    if (connections > 1) figures.set(`${name}.p99Ratio`, api.p99Ms / floor.p99Ms)
  }
  const busiest = measured.at(-1)?.api
  figures.set('createIntent.apiCpuMs', busiest?.cpuMs)
  figures.set('createIntent.postgresCpuMs', busiest?.postgresCpuMs)
  figures.set('api.rssMb', rssMb)
  return {
    title: `create-intent: a fresh cart of three products, ${times(plan.rounds, 'round')} of ${plan.roundSeconds} s in turns`,
    head: ['', 'intents/s', 'p50 ms', 'p99 ms', 'CPU ms', 'Postgres CPU ms'],
    rows: measured.flatMap(rowsOf),
    notes: [
      'CPU is of one intent. A ratio is the API over the floor.',
      `All ${answers} answers of the API are whole orders in the database.`,
      ...(rssMb === undefined ? [] : [`The API then held ${rssMb.toFixed(0)} MB of memory.`]),
    ],
    figures,
  }
}

function rowsOf({ connections, floor, api }: Measured): Row[] {
  return [
    [times(connections, 'connection')],
    ['  floor', ...cells(floor), ''],
    ['  API', ...cells(api), decimals(api.postgresCpuMs)],
    [
      '  ratio',
      decimals(api.perSecond / floor.perSecond),
      decimals(api.p50Ms / floor.p50Ms),
      decimals(api.p99Ms / floor.p99Ms),
      decimals(api.cpuMs && floor.cpuMs && api.cpuMs / floor.cpuMs),
      '',
    ],
  ]
}

function cells({ perSecond, p50Ms, p99Ms, cpuMs }: Figures): string[] {
  return [perSecond.toFixed(0), decimals(p50Ms), decimals(p99Ms), decimals(cpuMs)]
}

function decimals(value: number | undefined): string {
  return value === undefined ? 'unknown' : value.toFixed(2)
}
