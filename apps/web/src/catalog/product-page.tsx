import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { explainError, isNotFound } from '../api-error.ts'
import { addToCart, useCart } from '../cart/cart-store.ts'
import { useCurrency } from '../currency-choice.ts'
import { NotFoundPage } from '../lost-pages.tsx'
import { trpc, type Currency, type ProductPage as Product } from '../trpc.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { RetryNotice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { ProductPicture } from '../ui/product-picture.tsx'
import { QuantityStepper } from '../ui/quantity-stepper.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ProductPrice } from './product-price.tsx'

const LAYOUT = 'grid gap-8 md:grid-cols-2 md:gap-12 lg:gap-20'

export function ProductPage() {
  const { slug } = useParams({ from: '/products/$slug' })
  const currency = useCurrency()
  const product = trpc.catalog.bySlug.useQuery({ slug, currency })

  if (product.data) {
    return <ProductDetails key={product.data.id} product={product.data} currency={currency} />
  }
  if (isNotFound(product.error)) return <NotFoundPage />
  if (product.isError) {
    return (
      <RetryNotice onRetry={() => void product.refetch()}>
        {explainError(product.error)}
      </RetryNotice>
    )
  }
  return (
    <div className={LAYOUT} aria-busy="true" aria-label="The product is loading">
      <Skeleton className="aspect-square rounded-3xl" />
      <div className="pt-4">
        <Skeleton className="h-12 w-4/5" />
        <Skeleton className="mt-5 h-8 w-32" />
        <Skeleton className="mt-8 h-28" />
        <Skeleton className="mt-8 h-12 w-64 rounded-full" />
      </div>
    </div>
  )
}

type ProductDetailsProps = { product: Product; currency: Currency }

function ProductDetails({ product, currency }: ProductDetailsProps) {
  return (
    <div className={LAYOUT}>
      <ProductPicture src={product.image} eager className="rounded-3xl" />
      <div className="md:sticky md:top-28 md:self-start md:pt-4">
        <Link to="/" className="inline-flex min-h-11 items-center text-muted hover:text-ink">
          <span aria-hidden="true">←&nbsp;</span>All products
        </Link>
        <PageHeading title={product.name} className="mt-2">
          {product.name}
        </PageHeading>
        <p className="mt-4 text-2xl">
          {product.priceMinor === null ? (
            <span className="text-lg text-muted">
              Not sold in {currency}. Choose another currency at the top to buy it.
            </span>
          ) : (
            <ProductPrice
              product={{ ...product, priceMinor: product.priceMinor }}
              currency={currency}
            />
          )}
        </p>
        <p className="mt-6 max-w-prose whitespace-pre-line text-muted">{product.description}</p>
        {product.priceMinor !== null && <BuyBox product={product} />}
        <dl className="mt-10 flex gap-10 border-t border-line pt-5 text-sm text-muted">
          <div>
            <dt>Availability</dt>
            <dd className="text-ink">{stockText(product)}</dd>
          </div>
          <div>
            <dt>Article</dt>
            <dd className="text-ink tabular-nums">{product.sku}</dd>
          </div>
        </dl>
      </div>
    </div>
  )
}

function stockText({ availability, stock }: Product): string {
  if (availability === 'sold_out') return 'Sold out'
  return availability === 'low_stock' ? `Only ${stock} left` : 'In stock'
}

function BuyBox({ product }: { product: Product }) {
  const [quantity, setQuantity] = useState(1)
  const inCart = useCart().lines.find((line) => line.productId === product.id)?.quantity ?? 0

  if (product.availability === 'sold_out') {
    return <p className="mt-8 text-lg font-medium">Sold out for now.</p>
  }
  return (
    <>
      <div className="mt-8 flex flex-wrap gap-3">
        <QuantityStepper name={product.name} quantity={quantity} onChange={setQuantity} />
        <Button
          className="min-w-44 flex-1 sm:flex-none"
          onClick={() => {
            const { id, name, slug, image } = product
            addToCart({ productId: id, quantity, name, slug, image })
            setQuantity(1)
          }}
        >
          Add to cart
        </Button>
      </div>
      <div className="mt-4 min-h-12">
        <output>{inCart > 0 && `${inCart} in your cart. `}</output>
        {inCart > 0 && (
          <Link
            to="/cart"
            className={`${buttonClass('quiet')} mt-3 w-full sm:mt-0 sm:ml-3 sm:w-auto`}
          >
            Review and check out
          </Link>
        )}
      </div>
    </>
  )
}
