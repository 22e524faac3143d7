import { useState } from 'react'
import type { EndpointSummary } from '../../inspection/wire.ts'
import { withAccount } from '../route/account.ts'
import { navigate } from '../route/location.ts'
import { ask } from '../server/ask.ts'
import { useAct } from '../ui/act.ts'
import { Button } from '../ui/button.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { Outcome } from '../ui/outcome.tsx'
import { ChangeEndpoint, RollSecret } from './endpoint-dialogs.tsx'
import { NewSecret } from './new-secret.tsx'
import type { Made } from './new-secret.tsx'

type Opened = 'change' | 'delete' | 'roll' | null

export function EndpointActs({ endpoint }: { endpoint: EndpointSummary }) {
  const { id, status } = endpoint
  const [opened, setOpened] = useState<Opened>(null)
  const [done, setDone] = useState<string | null>(null)
  const [made, setMade] = useState<Made | null>(null)
  const isEnabled = status === 'enabled'
  const toggle = useAct(async () => {
    setDone(null)
    await ask(`api/v1/webhook_endpoints/${id}`, { method: 'POST', form: { disabled: isEnabled } })
    return isEnabled ? 'It gets nothing now.' : 'It gets events again, and what waited.'
  })
  const dialog = { endpoint, onDone: setDone, onClose: () => setOpened(null) }
  return (
    <>
      <div className="acts">
        <Button onClick={() => setOpened('roll')}>Roll the secret…</Button>
        <Button onClick={() => setOpened('change')}>Change…</Button>
        <Button isBusy={toggle.isBusy} onClick={() => toggle.run(undefined)}>
          {isEnabled ? 'Disable' : 'Enable'}
        </Button>
        <Button kind="danger" onClick={() => setOpened('delete')}>
          Delete…
        </Button>
        <Outcome act={{ ...toggle, done: done ?? toggle.done }} />
      </div>
      {made !== null && <NewSecret made={made} onClose={() => setMade(null)} />}
      {opened === 'roll' && <RollSecret {...dialog} onMade={setMade} />}
      {opened === 'change' && <ChangeEndpoint {...dialog} />}
      {opened === 'delete' && (
        <FormDialog
          title="Delete the endpoint?"
          act="Delete it"
          kind="danger"
          {...dialog}
          work={async () => {
            await ask(`api/v1/webhook_endpoints/${id}`, { method: 'DELETE' })
            navigate(withAccount('/webhooks'))
            return 'Deleted.'
          }}
        >
          <p>What it has yet to get is never sent.</p>
        </FormDialog>
      )}
    </>
  )
}
