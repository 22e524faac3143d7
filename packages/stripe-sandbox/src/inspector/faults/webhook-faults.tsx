import { useState } from 'react'
import type { EndpointSummary } from '../../inspection/wire.ts'
import type { Form } from '../server/ask.ts'
import { useAnswer } from '../server/queries.ts'
import { Field, SelectField } from '../ui/field.tsx'
import { describeWay } from './describe-way.ts'
import type { Way } from './describe-way.ts'
import { DoseFields, formOfDose } from './dose-fields.tsx'
import { FaultPanel } from './fault-panel.tsx'
import type { FaultRule } from './fault-panel.tsx'

const WEBHOOK_FAULTS = [
  ['duplicate', 'Comes twice'],
  ['drop', 'Gets lost, and counts as delivered'],
  ['delay', 'Comes late'],
  ['reorder', 'Comes out of order'],
  ['forge', 'A forged one comes'],
  ['replay', 'An old one comes again beside it'],
  ['stale', 'Signed too long ago, at first'],
] as const

const TYPES = [
  ['*', 'Every event'],
  ['payment_intent.*', 'Of PaymentIntents'],
  ['payment_intent.succeeded', 'payment_intent.succeeded'],
  ['payment_intent.payment_failed', 'payment_intent.payment_failed'],
  ['charge.*', 'Of charges'],
  ['refund.*', 'Of refunds'],
] as const

/** Of a forged one. */
const BESIDE = [
  ['false', 'First, then the real one'],
  ['true', 'Alone, instead of the real one'],
] as const

const ORDERS = [
  ['reverse', 'The last comes first'],
  ['shuffle', 'By chance'],
] as const

type Rule = FaultRule & Way

export function WebhookFaults() {
  const rules = useAnswer<{ data: Rule[] }>({ path: 'webhook_faults', kinds: ['webhook_faults'] })
  const found = useAnswer<{ data: EndpointSummary[] }>({
    path: 'webhook_endpoints',
    kinds: ['webhook_endpoints'],
  })
  const endpoints = found.data?.data ?? []
  const addresses = new Map(endpoints.map(nameOf))
  const [fault, setFault] = useState<string>(WEBHOOK_FAULTS[0][0])
  return (
    <FaultPanel
      title="Events on their way"
      path="webhook_faults"
      names={WEBHOOK_FAULTS}
      rules={rules}
      about={(rule) => describeWay(rule, addresses)}
      formOf={({ endpoint, ...form }: Form) =>
        formOfDose({ ...form, endpoint: endpoint || undefined })
      }
    >
      <SelectField label="What happens" name="fault" options={WEBHOOK_FAULTS} onChange={setFault} />
      <SelectField label="To" name="type" options={TYPES} />
      <SelectField
        label="On the way to"
        name="endpoint"
        options={[['', 'Any endpoint'], ...endpoints.map(nameOf)]}
      />
      {fault === 'delay' && (
        <Field
          label="How late"
          name="delay"
          defaultValue="3d"
          hint="On the account's clock: 30s, 2h, 3d"
          required
        />
      )}
      {fault === 'duplicate' && (
        <Field label="Copies" name="copies" defaultValue="1" inputMode="numeric" required />
      )}
      {fault === 'reorder' && (
        <Field
          label="Of how many"
          name="count"
          defaultValue="3"
          hint="Held back until there are as many"
          inputMode="numeric"
          required
        />
      )}
      {fault === 'reorder' && <SelectField label="In which order" name="order" options={ORDERS} />}
      {fault === 'forge' && <SelectField label="When" name="alone" options={BESIDE} />}
      <DoseFields />
    </FaultPanel>
  )
}

function nameOf({ id, url }: EndpointSummary): [id: string, name: string] {
  return [id, url]
}
