import type Stripe from 'stripe'
import { PaymentStatus } from '../payments/payment-status.tsx'
import { ChallengeActs } from '../payments/challenge-acts.tsx'
import { SubjectTimeline, useStory } from '../payments/subject-timeline.tsx'
import { ask } from '../server/ask.ts'
import { useAnswer } from '../server/queries.ts'
import { useAct } from '../ui/act.ts'
import { Button } from '../ui/button.tsx'
import { Detail, Folded } from '../ui/detail.tsx'
import { Facts } from '../ui/facts.tsx'
import { Id } from '../ui/id.tsx'
import { JsonView } from '../ui/json-view.tsx'
import { Outcome } from '../ui/outcome.tsx'
import { Loading, Problem } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'

export function SetupIntentDetail({ id }: { id: string }) {
  const { data, error, refetch } = useAnswer<Stripe.SetupIntent>({
    path: `api/v1/setup_intents/${id}`,
    kinds: ['setup_intents'],
  })
  return (
    <Detail
      back="/setup-intents"
      title={
        <>
          <h2 className="mono">{id}</h2>
          {data !== undefined && (
            <PaymentStatus status={data.status} failure={data.last_setup_error?.code ?? null} />
          )}
        </>
      }
    >
      {error !== null && <Problem error={error} retry={() => void refetch()} />}
      {data === undefined ? error === null && <Loading /> : <Body intent={data} />}
    </Detail>
  )
}

function Body({ intent }: { intent: Stripe.SetupIntent }) {
  const { id, customer, payment_method: method, status } = intent
  const story = useStory(id)
  const cancel = useAct(async () => {
    await ask(`api/v1/setup_intents/${id}/cancel`, { method: 'POST' })
    return 'Canceled.'
  })
  return (
    <>
      <div className="acts">
        <ChallengeActs challenge={story.data?.challenge ?? null} />
        {status.startsWith('requires_') && (
          <Button kind="danger" isBusy={cancel.isBusy} onClick={() => cancel.run(undefined)}>
            Cancel
          </Button>
        )}
        <Outcome act={cancel} />
      </div>
      <Facts
        facts={[
          ['Setup intent', <Id key="id" id={id} link={false} />],
          ['Status', <code key="status">{status}</code>],
          ['Usage', intent.usage],
          ['Created', <Time key="at" atMs={intent.created * 1000} />],
          ['Customer', typeof customer === 'string' ? <Id key="who" id={customer} /> : null],
          ['Payment method', typeof method === 'string' ? <Id key="pm" id={method} /> : null],
          ['Failed with', intent.last_setup_error?.message ?? null],
        ]}
      />
      <SubjectTimeline id={id} />
      <Folded title="SetupIntent as JSON">
        <JsonView value={intent} what="the SetupIntent" />
      </Folded>
    </>
  )
}
