import { Link } from '@tanstack/react-router'
import { ProductPicture } from '../ui/product-picture.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import type { Currency, ProductCard as Product } from '../trpc.ts'
import { AVAILABILITY_TEXT } from './availability.ts'
import { ProductPrice } from './product-price.tsx'

type ProductCardProps = { product: Product; currency: Currency; eager: boolean }

/** The link is the name; its click area is the whole card. */
export function ProductCard({ product, currency, eager }: ProductCardProps) {
  const availability = AVAILABILITY_TEXT[product.availability]
  return (
    <article className="group relative">
      <ProductPicture
        src={product.image}
        eager={eager}
        className={`rounded-2xl ${product.availability === 'sold_out' ? 'opacity-60' : ''}`}
      />
      <h2 className="mt-3 leading-snug font-medium">
        <Link
          to="/products/$slug"
          params={{ slug: product.slug }}
          className="after:absolute after:inset-0 after:rounded-2xl group-hover:underline group-hover:underline-offset-4"
        >
          {product.name}
        </Link>
      </h2>
      <p className="mt-1 flex flex-wrap gap-x-3 text-muted">
        {product.priceMinor === null ? (
          <span>Not sold in {currency}</span>
        ) : (
          <ProductPrice
            product={{ ...product, priceMinor: product.priceMinor }}
            currency={currency}
          />
        )}
        {availability && <span className="text-warn">{availability}</span>}
      </p>
    </article>
  )
}

export function ProductCardSkeleton() {
  return (
    <div>
      <Skeleton className="aspect-square rounded-2xl" />
      <Skeleton className="mt-3 h-[1.375rem] w-4/5" />
      <Skeleton className="mt-2 h-5 w-1/3" />
    </div>
  )
}
