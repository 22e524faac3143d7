import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino'

// I3, the last line of defence: whatever is about to be written, a client secret is cut out of it.
const CLIENT_SECRET = /((?:pi|seti)_[A-Za-z0-9]+_secret_)[A-Za-z0-9]+/g

/**
 * The log of the API: JSON lines. Bodies and query strings are never given to it, and errors
 * are reduced to what is safe: Stripe's carry whole PaymentIntents.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    serializers: { err: describeError, req: describeRequest },
    hooks: { streamWrite: redact },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** The line with every client secret cut out. */
export function redact(line: string): string {
  return line.includes('_secret_') ? line.replace(CLIENT_SECRET, '$1[redacted]') : line
}

type LoggedRequest = { method: string; url: string; id?: unknown }

function describeRequest({ method, url, id }: LoggedRequest) {
  return { id, method, path: url.split('?', 1)[0] }
}

type ErrorDescription = {
  type: string
  message: string
  code?: unknown
  requestId?: unknown
  stack?: string
  cause?: ErrorDescription
}

function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) }
  return {
    type: error.name,
    message: error.message,
    ...('code' in error && { code: error.code }),
    ...('requestId' in error && { requestId: error.requestId }),
    ...(error.stack && { stack: error.stack }),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  }
}
