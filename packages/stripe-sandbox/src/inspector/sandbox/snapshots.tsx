import { useState } from 'react'
import { ask } from '../server/ask.ts'
import { useAnswer } from '../server/queries.ts'
import { useAct } from '../ui/act.ts'
import { Button } from '../ui/button.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { Outcome } from '../ui/outcome.tsx'
import { Loading, Problem } from '../ui/states.tsx'

export function Snapshots() {
  const { data, error, refetch } = useAnswer<{ data: { name: string }[] }>({
    path: 'snapshots',
    kinds: ['snapshots'],
  })
  const [name, setName] = useState('')
  const [restoring, setRestoring] = useState<string | null>(null)
  const [restored, setRestored] = useState<string | null>(null)
  const save = useAct(
    async () => {
      setRestored(null)
      await ask('snapshots', { method: 'POST', form: { name } })
      return `Kept as ${name}.`
    },
    () => setName(''),
  )
  return (
    <section className="panel" aria-label="Snapshots">
      <h2>Snapshots</h2>
      <form
        className="panel-form"
        onSubmit={(event) => {
          event.preventDefault()
          save.run(undefined)
        }}
      >
        <label className="field">
          <span className="field-label">Keep the account as it is, as</span>
          <input
            className="field-input"
            value={name}
            onChange={({ target }) => setName(target.value)}
            placeholder="before-refund"
            autoComplete="off"
            required
          />
        </label>
        <Button type="submit" isBusy={save.isBusy}>
          Take a snapshot
        </Button>
      </form>
      <Outcome act={{ ...save, done: restored ?? save.done }} />
      {error !== null && <Problem error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Loading rows={1} />}
      {data?.data.length === 0 && <p className="hint">None was taken.</p>}
      <ul className="rules">
        {data?.data.map((snapshot) => (
          <li key={snapshot.name} className="rule">
            <strong>{snapshot.name}</strong>
            <span className="rule-about" />
            <Button onClick={() => setRestoring(snapshot.name)}>Restore…</Button>
          </li>
        ))}
      </ul>
      {restoring !== null && (
        <FormDialog
          title={`Go back to ${restoring}?`}
          act="Restore"
          kind="danger"
          work={async () => {
            await ask(`snapshots/${restoring}/restore`, { method: 'POST' })
            return `The account is as it was in ${restoring}.`
          }}
          onDone={setRestored}
          onClose={() => setRestoring(null)}
        >
          <p>All that happened in this account since then is gone.</p>
        </FormDialog>
      )}
    </section>
  )
}
