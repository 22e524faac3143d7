import { currentAccount } from '../route/account.ts'

const DEFAULT_ACCOUNT = 'acct_sandbox'

export function shownAccount(): string {
  return currentAccount() ?? DEFAULT_ACCOUNT
}

/** A change of account loads the page anew: nothing of the other one stays in it. */
export function addressOf(account: { id: string; is_default: boolean }): string {
  return account.is_default ? '/payments' : `/payments?account=${account.id}`
}
