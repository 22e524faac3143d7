import { Skeleton } from '../ui/skeleton.tsx'

const PAIR = 'grid gap-3 min-[22rem]:grid-cols-2'

export function CardSkeleton() {
  return (
    <div aria-hidden="true" className="space-y-5 rounded-xl border border-line p-4">
      <Skeleton className="h-6 w-24" />
      <Skeleton className="h-16" />
      <div className={PAIR}>
        <Skeleton className="h-16" />
        <Skeleton className="h-16" />
      </div>
      <div className={PAIR}>
        <Skeleton className="h-16" />
        <Skeleton className="h-16" />
      </div>
    </div>
  )
}
