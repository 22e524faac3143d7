import { Link } from '@tanstack/react-router'
import { trpc } from '../trpc.ts'
import type { ShopSearch } from './shop-search.ts'

/** Links, so that each category has an address of its own; the other filters stay. */
export function CategoryMenu({ search }: { search: ShopSearch }) {
  const { data: categories = [] } = trpc.catalog.categories.useQuery(undefined, {
    staleTime: 60_000,
  })
  if (categories.length === 0) return null
  const { category: current, ...others } = search
  return (
    <nav aria-label="Categories" className="-mx-1 flex flex-wrap gap-1">
      <CategoryLink name="Everything" search={others} isCurrent={current === undefined} />
      {categories.map(({ slug, name }) => (
        <CategoryLink
          key={slug}
          name={name}
          search={{ ...others, category: slug }}
          isCurrent={current === slug}
        />
      ))}
    </nav>
  )
}

type CategoryLinkProps = { name: string; search: ShopSearch; isCurrent: boolean }

function CategoryLink({ name, search, isCurrent }: CategoryLinkProps) {
  return (
    <Link
      to="/"
      search={search}
      resetScroll={false}
      aria-current={isCurrent ? 'page' : undefined}
      className={`inline-flex min-h-11 items-center rounded-full px-4 ${isCurrent ? 'bg-ink text-paper' : 'hover:bg-sunken'}`}
    >
      {name}
    </Link>
  )
}
