import type { Secrets } from '../installation/secrets.ts'
import type { Settings } from '../installation/settings.ts'
import { startService } from '../processes/service.ts'
import type { ShopPlace } from './place.ts'

// Any key in Stripe's form opens the sandbox.
const SANDBOX_SECRET_KEY = 'sk_test_sandbox'
const SANDBOX_PUBLISHABLE_KEY = 'pk_test_sandbox'

/** Where the sandbox answers. Not `localhost`: to a browser Stripe is another site than the shop. */
export function sandboxAddress({ sandboxPort }: Settings): string {
  return `http://127.0.0.1:${sandboxPort}`
}

/** The settings that tell the API which Stripe it talks to: the real one, or the sandbox. */
export function stripeVariables(settings: Settings, secrets: Secrets): NodeJS.ProcessEnv {
  const { stripe } = settings
  if (stripe.kind === 'stripe')
    return {
      STRIPE_SECRET_KEY: stripe.secretKey,
      STRIPE_PUBLISHABLE_KEY: stripe.publishableKey,
      STRIPE_WEBHOOK_SECRET: stripe.webhookSecret,
    }
  const address = sandboxAddress(settings)
  return {
    STRIPE_SECRET_KEY: SANDBOX_SECRET_KEY,
    STRIPE_PUBLISHABLE_KEY: SANDBOX_PUBLISHABLE_KEY,
    STRIPE_WEBHOOK_SECRET: secrets.sandboxWebhookSecret,
    STRIPE_API_URL: address,
    STRIPE_JS_URL: `${address}/endive/stripe.js`,
  }
}

/** Starts the sandbox, unless the real Stripe is configured. */
export async function startSandbox(
  { life, steps, home, settings, secrets }: Omit<ShopPlace, 'claim'>,
  run: { script: string[]; apiPort: number },
): Promise<void> {
  if (settings.stripe.kind === 'stripe') return
  await steps.run('Stripe sandbox', async (tell) => {
    const options = {
      port: String(settings.sandboxPort),
      data: home.sandbox,
      webhook: `http://127.0.0.1:${run.apiPort}/webhooks/stripe`,
      'webhook-secret': secrets.sandboxWebhookSecret,
    }
    const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
    await startService(life, {
      name: 'sandbox',
      args: [...run.script, ...flags],
      env: process.env,
      logFolder: home.log,
    })
    tell.result(sandboxAddress(settings))
  })
}
