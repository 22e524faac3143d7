/** As recorded from the live API. */
const ALLOWED = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, HEAD, PUT, PATCH, POST, DELETE',
  'Access-Control-Expose-Headers': 'Request-Id, Stripe-Manage-Version, Stripe-Should-Retry',
  'Access-Control-Max-Age': '300',
}

export function corsHeaders(): Record<string, string> {
  return { ...ALLOWED }
}

/** Answers a browser that asks whether it may send a request. */
export function preflight(request: Request): Response {
  const asked = request.headers.get('access-control-request-headers')
  const headers = asked === null ? ALLOWED : { ...ALLOWED, 'Access-Control-Allow-Headers': asked }
  return new Response(null, { status: 200, headers })
}
