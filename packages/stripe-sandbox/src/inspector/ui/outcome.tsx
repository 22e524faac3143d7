import type { Act } from './act.ts'
import { Problem } from './states.tsx'

/** What became of an act: the reason it was refused, or what it did. */
export function Outcome({ act }: { act: Pick<Act<never>, 'done' | 'error' | 'isBusy'> }) {
  return (
    <>
      {act.error !== null && <Problem error={act.error} />}
      <output className="done">{act.error === null && !act.isBusy ? act.done : null}</output>
    </>
  )
}
