const said = new Set<string>()

/** Tells the developer something on the console, as Stripe.js does; each thing once a page. */
export function warn(message: string): void {
  if (said.has(message)) return
  said.add(message)
  // oxlint-disable-next-line no-console -- where the developer of a page looks, and Stripe.js writes
  console.warn(`[Stripe.js] ${message}`)
}
