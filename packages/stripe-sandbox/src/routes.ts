import { balanceTransactionRoutes } from './balance-transactions/routes.ts'
import { chargeRoutes } from './charges/routes.ts'
import { confirmationTokenRoutes } from './confirmation-tokens/routes.ts'
import { customerSessionRoutes } from './customer-sessions/routes.ts'
import { customerRoutes } from './customers/routes.ts'
import { disputeRoutes } from './disputes/routes.ts'
import { elementsSessionRoutes } from './elements-sessions/routes.ts'
import { eventRoutes } from './events/routes.ts'
import { webhookEndpointRoutes } from './webhooks/endpoint-routes.ts'
import type { Route } from './http/route.ts'
import { mandateRoutes } from './mandates/routes.ts'
import { paymentIntentRoutes } from './payment-intents/routes.ts'
import { paymentMethodRoutes } from './payment-methods/routes.ts'
import { refundRoutes } from './refunds/routes.ts'
import { setupIntentRoutes } from './setup-intents/routes.ts'
import { tokenRoutes } from './tokens/routes.ts'

/** Every endpoint under /v1/. */
export const routes: Route[] = [
  ...balanceTransactionRoutes,
  ...chargeRoutes,
  ...confirmationTokenRoutes,
  ...customerSessionRoutes,
  ...customerRoutes,
  ...disputeRoutes,
  ...elementsSessionRoutes,
  ...eventRoutes,
  ...mandateRoutes,
  ...paymentIntentRoutes,
  ...paymentMethodRoutes,
  ...refundRoutes,
  ...setupIntentRoutes,
  ...tokenRoutes,
  ...webhookEndpointRoutes,
]
