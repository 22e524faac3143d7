import type { ReactNode } from 'react'
import { Link } from '../route/link.tsx'
import type { Pages } from '../server/queries.ts'
import { Button } from './button.tsx'
import { Loading, Problem } from './states.tsx'

type Props<T> = {
  pages: Pages<T>
  /** Shown in place of rows when there are none. */
  empty: ReactNode
  children: (item: T) => ReactNode
}

/** A list from the sandbox in all its states, going on when asked to. */
export function Rows<T>({ pages: { items, query }, empty, children }: Props<T>) {
  if (query.isPending) return <Loading />
  const problem = query.isError && (
    <Problem error={query.error} retry={() => void query.refetch()} />
  )
  if (items.length === 0 && !query.isError && !query.hasNextPage) return empty
  return (
    <>
      {problem}
      <ul className="rows">{items.map(children)}</ul>
      {query.hasNextPage && (
        <div className="more">
          <Button isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {items.length === 0 ? 'Nothing so far: look further back' : 'Show older'}
          </Button>
        </div>
      )}
    </>
  )
}

type RowProps = { to: string; current: boolean; className?: string; children: ReactNode }

/** One line of a list; the keyboard goes from one to the next. */
export function Row({ to, current, className = '', children }: RowProps) {
  return (
    <li className={current ? 'row row-current' : 'row'} data-row>
      <Link to={to} current={current} className={`row-link ${className}`}>
        {children}
      </Link>
    </li>
  )
}
