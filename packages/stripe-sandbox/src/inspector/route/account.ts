/** The account that is looked at stands in the address; without one it is the first. */
export function currentAccount(): string | null {
  return new URLSearchParams(window.location.search).get('account')
}

/** A path of this page that stays with the account. */
export function withAccount(to: string): string {
  const account = currentAccount()
  if (account === null) return to
  const url = new URL(to, window.location.origin)
  if (!url.searchParams.has('account')) url.searchParams.set('account', account)
  return `${url.pathname}${url.search}`
}
