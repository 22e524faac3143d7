import { keepPreviousData } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { explainError } from '../api-error.ts'
import { useCurrency } from '../currency-choice.ts'
import { trpc, type Currency } from '../trpc.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { RetryNotice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { ProductCard, ProductCardSkeleton } from './product-card.tsx'
import { ListControls } from './list-controls.tsx'
import { CategoryMenu } from './category-menu.tsx'
import { productListInput, type ShopSearch } from './shop-search.ts'
import { SearchBox } from './search-box.tsx'

const GRID = 'grid grid-cols-2 gap-x-4 gap-y-8 sm:gap-x-6 sm:gap-y-12 md:grid-cols-3 lg:grid-cols-4'
const FIRST_SCREEN = 4

export function ShopPage() {
  const search = useSearch({ from: '/' })
  const { q = '' } = search
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
        <SearchBox search={search} />
      </div>
      <div className="mb-8 space-y-3">
        <CategoryMenu search={search} />
        <ListControls search={search} currency={currency} />
      </div>
      {/* Keyed: one currency's numbers must never stand under another's sign. */}
      <ProductGrid key={currency} currency={currency} search={search} />
    </>
  )
}

type ProductGridProps = { currency: Currency; search: ShopSearch }

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
  const corrected = list.data.pages[0]?.correctedSearch ?? null
  const isNarrowed = Object.keys(search).length > 0
  return (
    <>
      <output className="sr-only">
        {isNarrowed && !list.isPlaceholderData ? `${products.length} products found` : ''}
      </output>
      {corrected !== null && products.length > 0 && (
        <p className="mb-6 text-lg">
          Nothing for “{search.q}”. Showing results for <strong>{corrected}</strong>.
        </p>
      )}
      {products.length === 0 ? (
        <NothingFound search={search.q ?? ''} isNarrowed={isNarrowed} />
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

function NothingFound({ search, isNarrowed }: { search: string; isNarrowed: boolean }) {
  return (
    <div className="py-16 text-center">
      <p className="display text-2xl">
        {search
          ? `Nothing found for “${search}”`
          : isNarrowed
            ? 'Nothing here is like that'
            : 'The shelves are empty today'}
      </p>
      <p className="mt-3 text-muted">
        {search
          ? 'Try a shorter word, or look at everything.'
          : isNarrowed
            ? 'Loosen a filter, or look at everything.'
            : 'Come back soon.'}
      </p>
      {isNarrowed && (
        <Link to="/" className={`${buttonClass('quiet')} mt-8`}>
          Show all products
        </Link>
      )}
    </div>
  )
}
