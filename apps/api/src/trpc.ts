import { initTRPC, TRPCError } from '@trpc/server'
import Stripe from 'stripe'
import { ZodError } from 'zod'
import type { Deps } from './deps.ts'
import { ProblemError, problemsOf, type Problem } from './problem.ts'

export type Context = {
  deps: Deps
  /** The guest of the request's cookie, if there is one. */
  guestId: string | undefined
  /** The guest; where there is none yet, a new one, whose cookie goes with the answer. */
  ensureGuest(): string
  /** What an error tells the caller and the log alike, so that one finds the other. */
  reference: string
}

/** What a client finds in `error.data` besides tRPC's own code, httpStatus and path. */
export type ErrorData = { problems: readonly Problem[]; reference?: string }

const t = initTRPC.context<Context>().create({
  // A stack is for our log, also in development.
  isDev: false,
  sse: {
    ping: { enabled: true, intervalMs: 15_000 },
    client: { reconnectAfterInactivityMs: 40_000 },
  },
  errorFormatter({ shape, error, ctx }) {
    const { code, httpStatus, path } = shape.data
    const data = { code, httpStatus, ...(path !== undefined && { path }) }
    if (error.code === 'INTERNAL_SERVER_ERROR') {
      const ours: ErrorData = { problems: [], ...(ctx && { reference: ctx.reference }) }
      return { ...shape, message: apology(error.cause), data: { ...data, ...ours } }
    }
    const problems = problemsIn(error)
    const message = problems.map((problem) => problem.message).join(' ') || shape.message
    const theirs: ErrorData = { problems }
    return { ...shape, message, data: { ...data, ...theirs } }
  },
})

function problemsIn(error: TRPCError): readonly Problem[] {
  if (error instanceof ProblemError) return error.problems
  if (error.cause instanceof ZodError) return problemsOf(error.cause)
  if (error.cause instanceof SyntaxError) {
    return [
      { field: 'body', code: 'invalid_json', message: 'The body is not JSON: send a JSON object.' },
    ]
  }
  return []
}

function apology(cause: unknown): string {
  return cause instanceof Stripe.errors.StripeError
    ? 'The payment provider did not answer as it should. You were not charged: try again in a moment.'
    : 'Something went wrong on our side. You were not charged: try again in a moment.'
}

export const router = t.router
export const procedure = t.procedure

/** A procedure for whoever has a guest cookie: without one there is nothing to be found. */
export const guestProcedure = t.procedure.use(({ ctx, next }) => {
  if (!ctx.guestId) throw new TRPCError({ code: 'NOT_FOUND', message: 'There is no such order.' })
  return next({ ctx: { guestId: ctx.guestId } })
})
