import { useState } from 'react'
import type { Form } from '../server/ask.ts'
import { useAnswer } from '../server/queries.ts'
import { Field, SelectField } from '../ui/field.tsx'
import { DoseFields, formOfDose } from './dose-fields.tsx'
import { FaultPanel } from './fault-panel.tsx'
import type { FaultRule } from './fault-panel.tsx'

const API_FAULTS = [
  ['rate_limit', '429, too many requests'],
  ['lock_timeout', '429, another request has the object'],
  ['error_before', '500, and nothing was done'],
  ['error_after', '500, though everything was done'],
  ['close_before', 'Connection cut, and nothing was done'],
  ['close_after', 'Connection cut, though everything was done'],
  ['slow', 'Done at once, answered late'],
  ['slow_before', 'Done and answered late'],
] as const

const ROUTES = [
  ['*', 'Every request'],
  ['POST /v1/payment_intents', 'Create a PaymentIntent'],
  ['POST /v1/payment_intents/:id/confirm', 'Confirm a PaymentIntent'],
  ['POST /v1/payment_intents/:id/capture', 'Capture a PaymentIntent'],
  ['GET /v1/payment_intents/:id', 'Retrieve a PaymentIntent'],
  ['POST /v1/refunds', 'Refund'],
  ['POST /v1/customers', 'Create a customer'],
  ['POST /v1/setup_intents', 'Create a SetupIntent'],
  ['* /v1/*', 'Another one…'],
] as const

const OTHER = '* /v1/*'

type Rule = FaultRule & { route: string; delay_ms: number }

export function ApiFaults() {
  const rules = useAnswer<{ data: Rule[] }>({ path: 'faults', kinds: ['api_faults'] })
  const [fault, setFault] = useState<string>(API_FAULTS[0][0])
  const [route, setRoute] = useState<string>(ROUTES[1][0])
  return (
    <FaultPanel
      title="Requests to the API"
      path="faults"
      names={API_FAULTS}
      rules={rules}
      about={whereOf}
      formOf={({ other_route: other, ...form }: Form) =>
        formOfDose({ ...form, route: route === OTHER ? other : form['route'] })
      }
    >
      <SelectField label="What happens" name="fault" options={API_FAULTS} onChange={setFault} />
      <SelectField
        label="To"
        name="route"
        options={ROUTES}
        defaultValue={route}
        onChange={setRoute}
      />
      {route === OTHER && (
        <Field
          label="Endpoint"
          name="other_route"
          defaultValue="POST /v1/…"
          hint="Method and path; * stands for any method, and at the end for any path"
          required
        />
      )}
      {fault.startsWith('slow') && (
        <Field
          label="Milliseconds"
          name="delay_ms"
          defaultValue="5000"
          inputMode="numeric"
          required
        />
      )}
      <DoseFields />
    </FaultPanel>
  )
}

function whereOf({ route, delay_ms: delay }: Rule): string {
  const where = route === '*' ? 'every request' : route
  return delay > 0 ? `${where}, ${delay} ms` : where
}
