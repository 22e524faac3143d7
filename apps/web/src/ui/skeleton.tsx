/** Stands where a box will be, in its size. */
export function Skeleton({ className }: { className: string }) {
  return <div aria-hidden="true" className={`skeleton rounded-xl ${className}`} />
}
