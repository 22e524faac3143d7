import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)
const url = z.url({ protocol: /^https?$/ })

const schema = z
  .object({
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    STRIPE_SECRET_KEY: z
      .string()
      .regex(/^(sk|rk)_(test|live)_\w+$/, 'expected sk_test_… or sk_live_…'),
    STRIPE_PUBLISHABLE_KEY: z
      .string()
      .regex(/^pk_(test|live)_\w+$/, 'expected pk_test_… or pk_live_…'),
    STRIPE_WEBHOOK_SECRET: z.string().regex(/^whsec_\w+$/, 'expected whsec_…'),
    STRIPE_API_URL: url.optional(),
    STRIPE_JS_URL: url.optional(),
    TAX_SERVICE_URL: url.optional(),
    RESERVATION_MINUTES: z.coerce
      .number()
      .positive()
      .max(24 * 60)
      .default(60),
    CAPTURE: z.enum(['automatic', 'manual']).default('automatic'),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    MAIL_FROM: z.string().min(3).default('Paydesk <shop@localhost>'),
    STAFF_EMAIL: z.email().optional(),
    MAIL_FOLDER: z.string().min(1).default('.paydesk/mail'),
    COOKIE_SECRET: z.string().min(32, 'expected 32 characters or more'),
    PUBLIC_URL: url.optional(),
    PROCESSES: z.coerce.number().int().min(1).max(64).default(1),
    HOST: z.string().min(1).default('localhost'),
    PORT: port.default(3000),
    WEB_ROOT: z.string().min(1).optional(),
    LOG_LEVEL: z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
      .default('info'),
    RATE_LIMIT_PER_MINUTE: z.coerce.number().int().positive().default(600),
    TRUST_PROXY: z.stringbool().default(false),
  })
  .superRefine((env, context) => {
    // A sandbox address beside a live key would send a shop's real key to whoever listens there.
    const live = /_live_/.test(env.STRIPE_SECRET_KEY) || /_live_/.test(env.STRIPE_PUBLISHABLE_KEY)
    for (const name of ['STRIPE_API_URL', 'STRIPE_JS_URL'] as const) {
      if (live && env[name]) {
        context.addIssue({ code: 'custom', path: [name], message: 'not allowed with a live key' })
      }
    }
    const modeOf = (key: string) => key.split('_')[1]
    if (modeOf(env.STRIPE_SECRET_KEY) !== modeOf(env.STRIPE_PUBLISHABLE_KEY)) {
      context.addIssue({
        code: 'custom',
        path: ['STRIPE_PUBLISHABLE_KEY'],
        message: 'is of another mode (test or live) than STRIPE_SECRET_KEY',
      })
    }
  })

export type Env = z.infer<typeof schema>

/**
 * The settings, checked once at the start. `.env.example` explains each.
 * @throws an Error that lists every setting that is missing or wrong.
 */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(variables)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`These settings are missing or wrong (see .env.example):\n${faults.join('\n')}`)
}
