import { Link } from '../route/link.tsx'
import { shownAccount } from '../sandbox/account-address.ts'
import { isTurned, useClock } from '../sandbox/clock.ts'
import { describeDuration } from '../sandbox/duration.ts'
import { useAnswer } from '../server/queries.ts'
import { isSpent } from '../faults/describe-dose.ts'
import type { Dose } from '../faults/describe-dose.ts'
import { Icon } from '../ui/icon.tsx'

/** What is unusual about the account, where it cannot be missed. */
export function Status() {
  const { data: clock } = useClock()
  return (
    <>
      {clock !== undefined && isTurned(clock) && (
        <Link to="/sandbox" className="chip">
          <Icon name="clock" />
          {clock.frozen ? 'Clock frozen' : `Clock ${shift(clock.offset_seconds)}`}
        </Link>
      )}
      {shownAccount() !== 'acct_sandbox' && (
        <Link to="/sandbox" className="chip">
          <Icon name="person" />
          {shownAccount()}
        </Link>
      )}
    </>
  )
}

function shift(seconds: number): string {
  return `${seconds > 0 ? '+' : '−'}${describeDuration(seconds)}`
}

/** How many faults are still to happen. */
export function useFaultsOn(): number {
  const api = useAnswer<{ data: Dose[] }>({ path: 'faults', kinds: ['api_faults'] })
  const webhooks = useAnswer<{ data: Dose[] }>({
    path: 'webhook_faults',
    kinds: ['webhook_faults'],
  })
  const rules = [...(api.data?.data ?? []), ...(webhooks.data?.data ?? [])]
  return rules.filter((rule) => !isSpent(rule)).length
}
