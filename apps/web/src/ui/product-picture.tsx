import { useState } from 'react'

type ProductPictureProps = {
  src: string
  className?: string
  /** Pictures of the first screen load at once; the rest when they come near. */
  eager?: boolean
}

/** Decoration: the product's name always stands beside it, so it has no text of its own. */
export function ProductPicture({ src, className = '', eager = false }: ProductPictureProps) {
  const [isBroken, setBroken] = useState(false)
  return (
    <div className={`aspect-square overflow-hidden bg-sunken ${className}`}>
      {isBroken ? null : (
        <img
          src={src}
          alt=""
          width={600}
          height={600}
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          onError={() => setBroken(true)}
          className="size-full object-cover"
        />
      )}
    </div>
  )
}
