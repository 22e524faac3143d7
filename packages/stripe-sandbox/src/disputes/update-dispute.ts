import type Stripe from 'stripe'
import type { Acting } from '../call.ts'
import { emitChange } from '../events/emit.ts'
import { mergeMetadata } from '../metadata.ts'
import { schedule } from '../schedule/schedule.ts'
import type { Dispute } from '../state/rows.ts'
import { needsResponse } from './close-dispute.ts'
import { isOnlyInquiry, saveDispute } from './dispute.ts'
import { disputeClosed } from './errors.ts'
import type { EvidenceInput, UpdateInput } from './parameters.ts'

/** How long a bank thinks about evidence. */
const DECISION_MS = 10_000

/** Takes evidence, and sends it to the bank unless it is only to be kept for later. */
export function updateDispute(acting: Acting, before: Dispute, input: UpdateInput): Dispute {
  const { evidence, intended_submission_method, submit } = input
  const isAnswer = evidence !== undefined || submit === true
  if (isAnswer && !needsResponse(before)) throw disputeClosed(before.status)
  const described: Dispute = {
    ...before,
    intended_submission_method: intended_submission_method ?? before.intended_submission_method,
    metadata: mergeMetadata(before.metadata, input.metadata),
  }
  const staged = evidence === undefined ? described : withEvidence(described, evidence)
  const isSubmitted = isAnswer && submit !== false
  const after = saveDispute(acting, isSubmitted ? submitted(staged) : staged)
  if (isSubmitted) {
    schedule(acting, { kind: 'decide_dispute', subject: after.id, afterMs: DECISION_MS })
  }
  emitChange(acting, 'charge.dispute.updated', { before, after })
  return after
}

function withEvidence(dispute: Dispute, given: EvidenceInput): Dispute {
  const known = Object.entries(given).filter(([, value]) => value !== undefined)
  const evidence: Stripe.Dispute.Evidence = {
    ...dispute.evidence,
    ...Object.fromEntries(known),
  }
  const { enhanced_evidence: _more, ...parts } = evidence
  const has_evidence = Object.values(parts).some((part) => part !== null)
  return {
    ...dispute,
    evidence,
    evidence_details: { ...dispute.evidence_details, has_evidence },
  }
}

function submitted(dispute: Dispute): Dispute {
  const { evidence_details: details } = dispute
  return {
    ...dispute,
    evidence_details: {
      ...details,
      submission_count: details.submission_count + 1,
      submission_method: 'manual',
    },
    status: isOnlyInquiry(dispute) ? 'warning_under_review' : 'under_review',
  }
}
