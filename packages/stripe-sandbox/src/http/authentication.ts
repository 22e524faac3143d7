import { keyInvalid, keyMissing } from '../errors.ts'
import type { FormTree } from '../form-body.ts'

export type KeyKind = 'secret' | 'publishable'

const KINDS: [pattern: RegExp, kind: KeyKind][] = [
  [/^(?:sk|rk)_test_\w+$/u, 'secret'],
  [/^pk_test_\w+$/u, 'publishable'],
]

/**
 * Any key of the right form is good: the sandbox has one account. Live keys are refused, so that
 * a live shop that was pointed here by mistake finds out at its first request.
 */
export function authenticate(authorization: string | null, parameters: FormTree): KeyKind {
  const key = bearer(authorization) ?? keyParameter(parameters)
  if (key === undefined || key === '') throw keyMissing()
  const kind = KINDS.find(([pattern]) => pattern.test(key))?.[1]
  if (kind === undefined) throw keyInvalid(key)
  return kind
}

function bearer(header: string | null): string | undefined {
  const [scheme = '', credentials = ''] = header?.trim().split(/\s+/u) ?? []
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return credentials
    case 'basic':
      return Buffer.from(credentials, 'base64').toString().split(':')[0]
    default:
      return undefined
  }
}

function keyParameter(parameters: FormTree): string | undefined {
  const key = parameters.get('key')
  return typeof key === 'string' ? key : undefined
}
