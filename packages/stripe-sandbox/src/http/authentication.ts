import { DEFAULT_ACCOUNT } from '../accounts/accounts.ts'
import { keyInvalid, keyMissing } from '../errors.ts'
import type { FormTree } from '../form-body.ts'

export type KeyKind = 'secret' | 'publishable'

/** The account's name stands where a real key has its account's. */
const KEY = /^(?<kind>sk|rk|pk)_test_(?:(?<account>acct_[A-Za-z0-9]+)(?:_\w*)?|\w+)$/u

export type Caller = { keyKind: KeyKind; account: string }

/**
 * Any test key of the right form is good. `sk_test_acct_blue` and `pk_test_acct_blue` are keys of
 * an account `acct_blue` of their own; all other keys share one. Live keys are refused, so that a
 * live shop that was pointed here by mistake finds out at its first request.
 */
export function authenticate(authorization: string | null, parameters: FormTree): Caller {
  const key = bearer(authorization) ?? keyParameter(parameters)
  if (key === undefined || key === '') throw keyMissing()
  const parts = KEY.exec(key)?.groups
  if (parts === undefined) throw keyInvalid(key)
  return {
    keyKind: parts['kind'] === 'pk' ? 'publishable' : 'secret',
    account: parts['account'] ?? DEFAULT_ACCOUNT,
  }
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
