import { TRPCError } from '@trpc/server'
import type { ZodError } from 'zod'

/** One thing that is wrong with what was sent, and the way out. */
export type Problem = {
  /** The path of the field in the input: 'lines.0.quantity'. */
  field: string
  code: string
  /** A sentence for a person: what to do about it. */
  message: string
  productId?: string
  /** With out_of_stock: how many can still be had. */
  available?: number
}

type ProblemCode = ConstructorParameters<typeof TRPCError>[0]['code']

/** The caller's fault, told field by field: the client finds it in `error.data.problems`. */
export class ProblemError extends TRPCError {
  readonly problems: readonly Problem[]

  constructor(code: ProblemCode, problems: readonly Problem[]) {
    super({ code, message: problems.map((problem) => problem.message).join(' ') })
    this.problems = problems
  }
}

/** Each issue that zod found, as a problem. */
export function problemsOf(error: ZodError): Problem[] {
  return error.issues.map((issue) => ({
    field: issue.path.join('.'),
    code:
      issue.code === 'custom' && issue.params?.['code'] ? String(issue.params['code']) : issue.code,
    message: issue.message,
  }))
}
