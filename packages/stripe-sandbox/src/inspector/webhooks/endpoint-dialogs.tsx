import type { EndpointSummary } from '../../inspection/wire.ts'
import { ask } from '../server/ask.ts'
import type { Form } from '../server/ask.ts'
import { Field, SelectField } from '../ui/field.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import type { Made } from './new-secret.tsx'

/** Types set apart by spaces or commas, as the form encoding has a list. */
function eventFields(typed: Form[string] = ''): Form {
  const types = String(typed)
    .split(/[\s,]+/u)
    .filter((type) => type !== '')
  return Object.fromEntries(types.map((type, index) => [`enabled_events[${index}]`, type]))
}

function EndpointFields({ endpoint }: { endpoint?: EndpointSummary }) {
  return (
    <>
      <Field
        label="URL"
        name="url"
        defaultValue={endpoint?.url ?? 'http://127.0.0.1:3000/webhook'}
        inputMode="url"
        required
      />
      <Field
        label="Events"
        name="events"
        defaultValue={endpoint?.enabled_events.join(' ') ?? '*'}
        hint="Types such as payment_intent.succeeded, set apart by spaces; * for all"
        required
      />
    </>
  )
}

type AddProps = { onMade: (made: Made) => void; onClose: () => void }

export function AddEndpoint({ onMade, onClose }: AddProps) {
  return (
    <FormDialog
      title="Add a webhook endpoint"
      act="Add it"
      onDone={() => undefined}
      onClose={onClose}
      work={async ({ url, events }, idempotencyKey) => {
        const made = await ask<Made>('api/v1/webhook_endpoints', {
          method: 'POST',
          form: { url, ...eventFields(events) },
          idempotencyKey,
        })
        onMade(made)
        return `Added ${made.id}.`
      }}
    >
      <EndpointFields />
    </FormDialog>
  )
}

type Props = { endpoint: EndpointSummary; onDone: (done: string) => void; onClose: () => void }

export function ChangeEndpoint({ endpoint, ...dialog }: Props) {
  return (
    <FormDialog
      title="Change the endpoint"
      act="Change it"
      {...dialog}
      work={async ({ url, events }, idempotencyKey) => {
        await ask(`api/v1/webhook_endpoints/${endpoint.id}`, {
          method: 'POST',
          form: { url, ...eventFields(events) },
          idempotencyKey,
        })
        return 'Changed.'
      }}
    >
      <EndpointFields endpoint={endpoint} />
    </FormDialog>
  )
}

const OVERLAPS = [
  ['1d', 'For a day more'],
  ['1h', 'For an hour more'],
  ['0', 'Not any more'],
] as const

type RollProps = Props & { onMade: (made: Made) => void }

export function RollSecret({ endpoint: { id }, onMade, ...dialog }: RollProps) {
  return (
    <FormDialog
      title="Roll the signing secret"
      act="Roll it"
      {...dialog}
      work={async ({ expires_in }) => {
        const form = { expires_in }
        onMade(await ask<Made>(`webhook_endpoints/${id}/roll_secret`, { method: 'POST', form }))
        return 'Rolled.'
      }}
    >
      <SelectField
        label="The old one signs as well"
        name="expires_in"
        options={OVERLAPS}
        hint="On the account’s clock. Until then each delivery has two signatures."
      />
    </FormDialog>
  )
}
