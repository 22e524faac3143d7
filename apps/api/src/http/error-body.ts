import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { ProblemError } from '../problem.ts'

/** A refusal from before a procedure was reached, in the shape that every tRPC client reads. */
export function refusal(code: ProblemError['code'], problem: ProblemError['problems'][number]) {
  const error = new ProblemError(code, [problem])
  const status = getHTTPStatusCodeFromError(error)
  return {
    status,
    body: {
      error: {
        message: error.message,
        code: TRPC_ERROR_CODES_BY_KEY[code],
        data: { code, httpStatus: status, problems: error.problems },
      },
    },
  }
}

export type HttpRefusal = ReturnType<typeof refusal>
