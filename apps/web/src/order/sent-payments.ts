const sent = new Set<string>()

/** This page saw Stripe take the payment; the server will hear of it in a moment. */
export function markSent(orderId: string): void {
  sent.add(orderId)
}

/** The server has heard: from now on its word alone counts. */
export function forgetSent(orderId: string): void {
  sent.delete(orderId)
}

/** Until the server has heard, the error that it still shows is that of an earlier card. */
export function wasSent(orderId: string): boolean {
  return sent.has(orderId)
}
