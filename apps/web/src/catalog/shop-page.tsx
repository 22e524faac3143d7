import { keepPreviousData } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { explainError } from '../api-error.ts'
import { useCurrency } from '../currency-choice.ts'
import { trpc, type Currency } from '../trpc.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { RetryNotice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { ProductCard, ProductCardSkeleton } from './product-card.tsx'
import { productListInput } from './product-list.ts'
import { SearchBox } from './search-box.tsx'

const GRID = 'grid grid-cols-2 gap-x-4 gap-y-8 sm:gap-x-6 sm:gap-y-12 md:grid-cols-3 lg:grid-cols-4'
const FIRST_SCREEN = 4

export function ShopPage() {
  const { q = '' } = useSearch({ from: '/' })
  const currency = useCurrency()
  return (
    <>
      <div className="mb-8 flex flex-wrap items-end justify-between gap-x-8 gap-y-6 sm:mb-12">
        <div>
          <PageHeading title={q ? `Search: ${q}` : 'Shop'}>Good things, kept simple</PageHeading>
          <p className="mt-3 max-w-prose text-lg text-muted">
            For the kitchen, the desk and the way between them.
          </p>
        </div>
        <SearchBox query={q} />
      </div>
      {/* Keyed: one currency's numbers must never stand under another's sign. */}
      <ProductGrid key={currency} currency={currency} search={q} />
    </>
  )
}

type ProductGridProps = { currency: Currency; search: string }

function ProductGrid({ currency, search }: ProductGridProps) {
  const list = trpc.catalog.list.useInfiniteQuery(productListInput(currency, search), {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })

  if (list.isPending) {
    return (
      <div className={GRID} aria-busy="true" aria-label="Products are loading">
        {Array.from({ length: 8 }, (_, place) => (
          <ProductCardSkeleton key={place} />
        ))}
      </div>
    )
  }
  if (list.isError && !list.data) {
    return <RetryNotice onRetry={() => void list.refetch()}>{explainError(list.error)}</RetryNotice>
  }

  const products = list.data.pages.flatMap((page) => page.items)
  return (
    <>
      <output className="sr-only">
        {search && !list.isPlaceholderData ? `${products.length} products found` : ''}
      </output>
      {products.length === 0 ? (
        <NothingFound search={search} />
      ) : (
        <div className={GRID} aria-busy={list.isPlaceholderData}>
          {products.map((product, place) => (
            <ProductCard
              key={product.id}
              product={product}
              currency={currency}
              eager={place < FIRST_SCREEN}
            />
          ))}
        </div>
      )}
      {list.isFetchNextPageError && (
        <RetryNotice onRetry={() => void list.fetchNextPage()}>
          {explainError(list.error)}
        </RetryNotice>
      )}
      {list.hasNextPage && !list.isFetchNextPageError && (
        <div className="mt-16 text-center">
          <Button
            look="quiet"
            busy={list.isFetchingNextPage}
            className="min-w-44"
            onClick={() => void list.fetchNextPage()}
          >
            {list.isFetchingNextPage ? 'Loading…' : 'Show more'}
          </Button>
        </div>
      )}
    </>
  )
}

function NothingFound({ search }: { search: string }) {
  return (
    <div className="py-16 text-center">
      <p className="display text-2xl">
        {search ? `Nothing found for “${search}”` : 'The shelves are empty today'}
      </p>
      <p className="mt-3 text-muted">
        {search ? 'Try a shorter word, or look at everything.' : 'Come back soon.'}
      </p>
      {search && (
        <Link to="/" className={`${buttonClass('quiet')} mt-8`}>
          Show all products
        </Link>
      )}
    </div>
  )
}
