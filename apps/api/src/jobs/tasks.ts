import type { JobHelpers, TaskList } from 'graphile-worker'
import { z } from 'zod'
import { captureOrder } from '../capture/capture-order.ts'
import { watchAuthorization } from '../capture/watch-authorization.ts'
import type { Deps } from '../deps.ts'
import { sendDisputeNotice } from '../mail/send-dispute-notice.ts'
import { sendReceipt } from '../mail/send-receipt.ts'
import { closeOrder } from '../order/close-order.ts'
import { applyEvent } from '../payment/apply-event.ts'
import { carryOutRefund } from '../refund/carry-out-refund.ts'
import { reconcileInTurn } from '../reconciliation/reconcile.ts'
import { sweep } from './sweep.ts'

const payload = z.object({ id: z.string() })

/**
 * All that is done in the background. A job is a nudge: its task reads the row that the payload names,
 * and what it does may be done twice.
 */
export function tasks(deps: Deps): TaskList {
  const about =
    (act: (id: string, attempt: number) => Promise<void>) =>
    (given: unknown, { job }: Pick<JobHelpers, 'job'>) =>
      act(payload.parse(given).id, job.attempts)
  return {
    webhook_event: about((id, attempt) => applyEvent(deps, id, attempt)),
    authorization: about((id) => watchAuthorization(deps, id)),
    capture: about((id, attempt) => captureOrder(deps, id, attempt)),
    close_order: about((id) => closeOrder(deps, id)),
    dispute_notice: about((id) => sendDisputeNotice(deps, id)),
    receipt: about((id) => sendReceipt(deps, id)),
    refund: about((id) => carryOutRefund(deps, id)),
    sweep: () => sweep(deps),
    reconcile: () => reconcileInTurn(deps),
  }
}
