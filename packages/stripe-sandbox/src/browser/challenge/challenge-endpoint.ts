/** Where the outcome of the challenge in that page's address is recorded. */
export function challengeEndpoint(page: URL): string {
  const token = page.searchParams.get('challenge') ?? ''
  return `${page.origin}/_sandbox/challenges/${encodeURIComponent(token)}`
}
