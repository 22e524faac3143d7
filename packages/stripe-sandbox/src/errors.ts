import type Stripe from 'stripe'

/*
 * Every text that Stripe would say stands here if it is of several resources, otherwise in the
 * `errors.ts` of its folder or in declines.ts, so that one place is to be corrected when the live API
 * says otherwise. DIFFERENCES.md lists the unconfirmed ones.
 */

export type ErrorBody = {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error'
  message: string
  code?: string
  decline_code?: string
  param?: string
  doc_url?: string
  charge?: string
  payment_method_type?: string
  advice_code?: string
  payment_intent?: Partial<Stripe.PaymentIntent>
  setup_intent?: Partial<Stripe.SetupIntent>
  payment_method?: Stripe.PaymentMethod
}

/**
 * A refused request. `stage` decides whether an idempotency key remembers it: Stripe keeps the
 * outcome of an execution that began, and forgets a request that never passed validation.
 */
export class StripeError extends Error {
  readonly status: number
  readonly body: ErrorBody
  readonly stage: 'validation' | 'execution'

  constructor(status: number, body: ErrorBody, stage: 'validation' | 'execution' = 'validation') {
    super(body.message)
    this.name = 'StripeError'
    this.status = status
    this.body = withDocUrl(body)
    this.stage = stage
  }
}

export function withDocUrl(body: ErrorBody): ErrorBody {
  if (body.code === undefined) return body
  return {
    ...body,
    doc_url: `https://stripe.com/docs/error-codes/${body.code.replaceAll('_', '-')}`,
  }
}

/** For the texts of one resource, which stand in the `errors.ts` of its folder. */
export function invalidRequest(
  message: string,
  details: Partial<ErrorBody> = {},
  status = 400,
): StripeError {
  return new StripeError(status, { type: 'invalid_request_error', message, ...details })
}

export function parameterUnknown(names: [string, ...string[]]): StripeError {
  const plural = names.length > 1 ? 's' : ''
  return invalidRequest(`Received unknown parameter${plural}: ${names.join(', ')}`, {
    code: 'parameter_unknown',
    param: names[0],
  })
}

export function parameterMissing(name: string): StripeError {
  return invalidRequest(`Missing required param: ${name}.`, {
    code: 'parameter_missing',
    param: name,
  })
}

export function parameterEmpty(name: string): StripeError {
  return invalidRequest(
    `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a parameter; however '${name}' cannot be unset. You should remove '${name}' from your request or supply a non-empty value.`,
    { code: 'parameter_invalid_empty', param: name },
  )
}

export function parameterWrongType(expected: string, name: string, value?: string): StripeError {
  const shown = value === undefined ? '' : `: ${value}`
  const details: Partial<ErrorBody> = { param: name }
  if (expected === 'integer') details.code = 'parameter_invalid_integer'
  return invalidRequest(`Invalid ${expected}${shown}`, details)
}

export function parameterNotOneOf(name: string, choices: readonly string[]): StripeError {
  const last = choices.at(-1) ?? ''
  const list = choices.length > 1 ? `one of ${choices.slice(0, -1).join(', ')}, or ${last}` : last
  return invalidRequest(`Invalid ${name}: must be ${list}`, { param: name })
}

export function parameterTooLong(name: string, limit: number): StripeError {
  return invalidRequest(`Invalid string: must be at most ${limit} characters`, { param: name })
}

export function parametersExclusive(first: string, second: string): StripeError {
  return invalidRequest(`You may only specify one of these parameters: ${first}, ${second}.`, {
    param: first,
  })
}

/** As recorded from the live API, which names no parameter. */
export function metadataTooLong(part: 'key' | 'value', text: string, limit: number): StripeError {
  return invalidRequest(
    `Metadata ${part}s can have up to ${limit} characters, but you passed in a ${part} that is ${text.length} characters. Invalid ${part}: ${text}`,
  )
}

export function metadataTooMany(limit: number): StripeError {
  return invalidRequest(`Metadata can hold at most ${limit} keys.`, { param: 'metadata' })
}

export function integerTooSmall(name: string, minimum: number): StripeError {
  return invalidRequest(`This value must be greater than or equal to ${minimum}.`, {
    code: 'parameter_invalid_integer',
    param: name,
  })
}

export function integerTooLarge(name: string, maximum: number): StripeError {
  return invalidRequest(
    `This value must be less than or equal to ${maximum} (it currently is larger).`,
    {
      code: 'parameter_invalid_integer',
      param: name,
    },
  )
}

export function amountTooSmall(shown: string): StripeError {
  return invalidRequest(`Amount must be at least ${shown}`, {
    code: 'amount_too_small',
    param: 'amount',
  })
}

export function amountTooLarge(shown: string): StripeError {
  return invalidRequest(`Amount must be no more than ${shown}`, {
    code: 'amount_too_large',
    param: 'amount',
  })
}

export function amountNotWhole(currency: string, step: number): StripeError {
  return invalidRequest(`Invalid integer: the amount in ${currency} must be divisible by ${step}`, {
    code: 'parameter_invalid_integer',
    param: 'amount',
  })
}

export function currencyUnknown(currency: string, known: Iterable<string>): StripeError {
  return invalidRequest(
    `Invalid currency: ${currency}. Stripe currently supports these currencies: ${[...known].join(', ')}`,
    { param: 'currency' },
  )
}

/** What a resource is called in messages, and the parameter that its place in a path is called. */
const IN_PATH = {
  'balance transaction': 'id',
  charge: 'charge',
  confirmation_token: 'confirmation_token',
  customer: 'id',
  dispute: 'dispute',
  event: 'id',
  mandate: 'mandate',
  payment_intent: 'intent',
  PaymentMethod: 'payment_method',
  refund: 'refund',
  setup_attempt: 'setup_attempt',
  setupintent: 'intent',
  token: 'token',
  webhook_endpoint: 'webhook_endpoint',
} as const

/** 404 when the path names it, 400 when a parameter does. */
export function resourceMissing(
  resource: keyof typeof IN_PATH,
  id: string,
  param?: string,
): StripeError {
  return invalidRequest(
    `No such ${resource}: '${id}'`,
    { code: 'resource_missing', param: param ?? IN_PATH[resource] },
    param === undefined ? 404 : 400,
  )
}

export function notExpandable(path: string): StripeError {
  return invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand' })
}

export function expansionTooDeep(path: string): StripeError {
  return invalidRequest(`You cannot expand more than 4 levels of a property (${path}).`, {
    param: 'expand',
  })
}

export function routeUnknown(method: string, path: string): StripeError {
  return invalidRequest(
    `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
    {},
    404,
  )
}

export function notInSandbox(what: string): StripeError {
  return new StripeError(400, {
    type: 'invalid_request_error',
    code: 'sandbox_unsupported',
    message: `The sandbox does not support ${what}. DIFFERENCES.md lists what it lacks.`,
  })
}

export function keyMissing(): StripeError {
  return invalidRequest(
    "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.",
    {},
    401,
  )
}

export function keyInvalid(key: string): StripeError {
  const prefix = /^[a-z]{2}_(?:test|live)_/.exec(key)?.[0] ?? ''
  return invalidRequest(`Invalid API Key provided: ${prefix}***${key.slice(-4)}`, {}, 401)
}

export function secretKeyRequired(): StripeError {
  return invalidRequest(
    'This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.',
    { code: 'secret_key_required' },
    401,
  )
}

export function returnUrlInvalid(): StripeError {
  return invalidRequest('Not a valid URL', { code: 'url_invalid', param: 'return_url' })
}

export function idempotencyParametersDiffer(key: string): StripeError {
  return new StripeError(400, {
    type: 'idempotency_error',
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  })
}

export function idempotencyEndpointDiffers(key: string, now: string, first: string): StripeError {
  return new StripeError(400, {
    type: 'idempotency_error',
    message: `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${now}' vs '${first}'). Try using a key other than '${key}' if you meant to execute a different request.`,
  })
}

export function idempotencyKeyInUse(key: string): StripeError {
  return new StripeError(409, {
    type: 'idempotency_error',
    code: 'idempotency_key_in_use',
    message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
  })
}

export function idempotencyKeyTooLong(): StripeError {
  return invalidRequest('Invalid Idempotency-Key: it must be at most 255 characters long.')
}

export function internalError(): StripeError {
  return new StripeError(
    500,
    { type: 'api_error', message: 'An unknown error occurred in the sandbox. Its log has more.' },
    'execution',
  )
}
