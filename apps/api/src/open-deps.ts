import { connect } from '@paydesk/db'
import { httpTaxService } from './checkout/tax-service.ts'
import type { Deps } from './deps.ts'
import type { Env } from './env.ts'
import { mailTransport } from './mail/transport.ts'
import { createOrderEvents } from './order/order-events.ts'
import { createStripe } from './payment/stripe-client.ts'

// A start under load opens its first connections slowly; longer than this, a customer has left.
const DATABASE_PATIENCE_MS = 5_000

/** What the settings say, as things to work with. The caller closes `db`. */
export function openDeps(env: Env, log: Deps['log']): Deps {
  return {
    db: connect(env.DATABASE_URL, {
      connectionTimeoutMs: DATABASE_PATIENCE_MS,
      log: (message, err) => log.warn({ err }, message),
    }),
    stripe: createStripe(env),
    stripeConfig: {
      publishableKey: env.STRIPE_PUBLISHABLE_KEY,
      webhookSecret: env.STRIPE_WEBHOOK_SECRET,
      stripeJsUrl: env.STRIPE_JS_URL ?? null,
      testMode: env.STRIPE_SECRET_KEY.includes('_test_'),
    },
    orderEvents: createOrderEvents(),
    holdSeconds: env.RESERVATION_MINUTES * 60,
    captureMethod: env.CAPTURE,
    taxService: env.TAX_SERVICE_URL === undefined ? undefined : httpTaxService(env.TAX_SERVICE_URL),
    staffEmail: env.STAFF_EMAIL,
    mail: mailTransport({
      smtpUrl: env.SMTP_URL,
      from: env.MAIL_FROM,
      folder: env.MAIL_FOLDER,
    }),
    log,
  }
}
