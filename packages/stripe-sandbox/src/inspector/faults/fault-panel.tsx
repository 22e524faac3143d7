import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode, SubmitEvent } from 'react'
import { ask } from '../server/ask.ts'
import type { Form } from '../server/ask.ts'
import { useAct } from '../ui/act.ts'
import { Button } from '../ui/button.tsx'
import { Outcome } from '../ui/outcome.tsx'
import { Loading, Problem } from '../ui/states.tsx'
import { describeDose } from './describe-dose.ts'
import type { Dose } from './describe-dose.ts'

export type FaultRule = Dose & { id: string; fault: string }

type Props<R extends FaultRule> = {
  title: string
  /** Of the side door's endpoint. */
  path: string
  names: readonly (readonly [fault: string, name: string])[]
  rules: UseQueryResult<{ data: R[] }>
  /** What a rule applies to. */
  about: (rule: R) => string
  formOf: (form: Form) => Form
  children: ReactNode
}

/** The rules that are on, and a form for one more. */
export function FaultPanel<R extends FaultRule>(props: Props<R>) {
  const { title, path, rules, formOf, children } = props
  const add = useAct(async (form: Form) => {
    await ask(path, { method: 'POST', form: formOf(form) })
    return 'It is on.'
  })
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    add.run(
      Object.fromEntries(
        [...fields].map(([name, value]): [string, string] => [
          name,
          typeof value === 'string' ? value : '',
        ]),
      ),
    )
  }
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      <form className="panel-form" onSubmit={submit}>
        {children}
        <Button type="submit" kind="main" isBusy={add.isBusy}>
          Switch on
        </Button>
      </form>
      <Outcome act={add} />
      {rules.isError && <Problem error={rules.error} retry={() => void rules.refetch()} />}
      {rules.data === undefined ? (
        !rules.isError && <Loading rows={1} />
      ) : (
        <RuleList {...props} found={rules.data.data} />
      )}
    </section>
  )
}

function RuleList<R extends FaultRule>({ path, names, about, found }: Props<R> & { found: R[] }) {
  const end = useAct(async (id: string | null) => {
    await ask(id === null ? path : `${path}/${id}`, { method: 'DELETE' })
    return id === null ? 'All are off.' : 'It is off.'
  })
  if (found.length === 0) return <p className="hint">None is on.</p>
  return (
    <>
      <ul className="rules">
        {found.map((rule) => (
          <li key={rule.id} className="rule">
            <strong>{names.find(([fault]) => fault === rule.fault)?.[1] ?? rule.fault}</strong>
            <span className="rule-about">{about(rule)}</span>
            <span className="rule-about">{describeDose(rule)}</span>
            <Button isBusy={end.isBusy} onClick={() => end.run(rule.id)}>
              Switch off
            </Button>
          </li>
        ))}
      </ul>
      {found.length > 1 && (
        <Button isBusy={end.isBusy} onClick={() => end.run(null)}>
          Switch all off
        </Button>
      )}
      <Outcome act={end} />
    </>
  )
}
