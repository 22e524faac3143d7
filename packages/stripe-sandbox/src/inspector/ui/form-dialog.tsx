import { useState } from 'react'
import type { ReactNode, SubmitEvent } from 'react'
import type { Form } from '../server/ask.ts'
import { useAct } from './act.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Problem } from './states.tsx'

type Props = {
  title: string
  /** What the button says. */
  act: string
  kind?: 'main' | 'danger'
  /** The key is the same however often the form is sent: one dialog does a thing once. */
  work: (form: Form, idempotencyKey: string) => Promise<string>
  onDone: (done: string) => void
  onClose: () => void
  children?: ReactNode
}

/** Asks for what an act needs, and stays open with the reason when it is refused. */
export function FormDialog({ title, act: name, kind = 'main', work, ...props }: Props) {
  const { onDone, onClose, children } = props
  const [key] = useState(() => crypto.randomUUID())
  const act = useAct(async (form: Form) => {
    const done = await work(form, key)
    onDone(done)
    return done
  }, onClose)
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    act.run(formOf(event.currentTarget))
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        {children}
        {act.error !== null && <Problem error={act.error} />}
        <div className="form-foot">
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" kind={kind} isBusy={act.isBusy}>
            {name}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** What is left empty is not sent. */
function formOf(element: HTMLFormElement): Form {
  const entries = [...new FormData(element)].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  )
  return Object.fromEntries(entries)
}
