import { ask } from '../server/ask.ts'
import { useAct } from '../ui/act.ts'
import { Button } from '../ui/button.tsx'
import { Outcome } from '../ui/outcome.tsx'

const ANSWERS = {
  succeed: 'The customer authorized it.',
  fail: 'The customer failed to authorize it.',
} as const

/** Answers for the customer what a bank or another site asks of them. */
export function ChallengeActs({ challenge }: { challenge: string | null }) {
  const act = useAct(async (outcome: keyof typeof ANSWERS) => {
    await ask(`challenges/${challenge ?? ''}`, { method: 'POST', form: { outcome } })
    return ANSWERS[outcome]
  })
  return (
    <>
      {challenge !== null && (
        <>
          <Button kind="main" isBusy={act.isBusy} onClick={() => act.run('succeed')}>
            Authorize as customer
          </Button>
          <Button isBusy={act.isBusy} onClick={() => act.run('fail')}>
            Fail as customer
          </Button>
        </>
      )}
      <Outcome act={act} />
    </>
  )
}
