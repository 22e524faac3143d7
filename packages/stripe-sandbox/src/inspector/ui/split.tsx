import type { ReactNode } from 'react'

type Props = { list: ReactNode; detail: ReactNode | null; label: string }

/** A list, and beside it (on a phone instead of it) what was chosen from it. */
export function Split({ list, detail, label }: Props) {
  return (
    <div className={detail === null ? 'split' : 'split split-open'}>
      <section className="split-list" aria-label={label}>
        {list}
      </section>
      {detail !== null && <div className="split-detail">{detail}</div>}
    </div>
  )
}
