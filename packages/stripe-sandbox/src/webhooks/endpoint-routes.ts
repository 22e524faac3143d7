import type Stripe from 'stripe'
import { ok } from '../call.ts'
import type { Call } from '../call.ts'
import { nowSeconds } from '../environment.ts'
import { parameterNotOneOf, resourceMissing } from '../errors.ts'
import { expandFields } from '../expand.ts'
import { route } from '../http/route.ts'
import { newId, newWebhookSecret } from '../ids.ts'
import { listFields, listPage } from '../list.ts'
import { mergeMetadata } from '../metadata.ts'
import { clearable, flag, list, required, text, textMap, unsupported } from '../parameters.ts'
import type { FieldsOf, Parse } from '../parameters.ts'
import { forgetDeliveries, resume } from './endpoint-life.ts'
import type { WebhookEndpointRow } from './endpoint.ts'
import { ALL_EVENT_NAMES, isEventName } from './event-names.ts'
import { notAnEndpointUrl, tooManyEndpoints } from './errors.ts'

const MAX_ENDPOINTS = 16

const url: Parse<string> = (value, name) => {
  const address = text(2048)(value, name)
  if (URL.canParse(address) && /^https?:$/u.test(new URL(address).protocol)) return address
  throw notAnEndpointUrl()
}

const eventType: Parse<string> = (value, name) => {
  const type = text()(value, name)
  if (type === '*' || isEventName(type)) return type
  throw parameterNotOneOf(name, ALL_EVENT_NAMES)
}

const shared = {
  description: clearable(text()),
  expand: list(text()),
  metadata: clearable(textMap()),
}

const createFields = {
  ...shared,
  api_version: text(100),
  connect: unsupported(),
  enabled_events: required(list(eventType)),
  url: required(url),
} satisfies FieldsOf<Stripe.WebhookEndpointCreateParams>

const updateFields = {
  ...shared,
  disabled: flag(),
  enabled_events: list(eventType),
  url,
} satisfies FieldsOf<Stripe.WebhookEndpointUpdateParams>

function find(call: Call, id: string): WebhookEndpointRow {
  const row = call.store.get('webhook_endpoints', id)
  if (row === undefined) throw resourceMissing('webhook_endpoint', id)
  return row
}

export const webhookEndpointRoutes = [
  route('POST', '/v1/webhook_endpoints', {
    fields: createFields,
    run: (call, input) => {
      const { environment, store } = call
      if (Array.from(store.walk('webhook_endpoints')).length >= MAX_ENDPOINTS) {
        throw tooManyEndpoints(MAX_ENDPOINTS)
      }
      const secret = newWebhookSecret(environment)
      const wire: WebhookEndpointRow['wire'] = {
        id: newId(environment, 'we_1'),
        object: 'webhook_endpoint',
        api_version: input.api_version ?? null,
        application: null,
        created: nowSeconds(environment),
        description: input.description ?? null,
        enabled_events: input.enabled_events,
        livemode: false,
        metadata: mergeMetadata({}, input.metadata),
        status: 'enabled',
        url: input.url,
      }
      const secrets = [{ secret, untilMs: null }]
      const row = { wire, created: wire.created, secrets, configuredSecret: null }
      store.put('webhook_endpoints', wire.id, row)
      // Only now: whoever asks later does not get it any more.
      return ok({ ...wire, secret } satisfies Stripe.WebhookEndpoint)
    },
  }),
  route('GET', '/v1/webhook_endpoints', {
    fields: listFields,
    run: (call, input) =>
      ok(listPage(call, { table: 'webhook_endpoints', input, view: ({ wire }) => wire })),
  }),
  route('GET', '/v1/webhook_endpoints/:id', {
    fields: expandFields,
    run: (call, _input, id) => ok(find(call, id).wire),
  }),
  route('POST', '/v1/webhook_endpoints/:id', {
    fields: updateFields,
    run: (call, input, id) => {
      const row = find(call, id)
      const { status } = row.wire
      const wire = {
        ...row.wire,
        description: input.description === undefined ? row.wire.description : input.description,
        enabled_events: input.enabled_events ?? row.wire.enabled_events,
        metadata: mergeMetadata(row.wire.metadata, input.metadata),
        status: input.disabled === undefined ? status : input.disabled ? 'disabled' : 'enabled',
        url: input.url ?? row.wire.url,
      }
      call.store.put('webhook_endpoints', id, { ...row, wire })
      if (status === 'disabled' && wire.status === 'enabled') resume(call, id)
      return ok(wire)
    },
  }),
  route('DELETE', '/v1/webhook_endpoints/:id', {
    fields: {},
    run: (call, _input, id) => {
      find(call, id)
      call.store.put('webhook_endpoints', id, null)
      forgetDeliveries(call, id)
      return ok({
        id,
        object: 'webhook_endpoint',
        deleted: true,
      } satisfies Stripe.DeletedWebhookEndpoint)
    },
  }),
]
