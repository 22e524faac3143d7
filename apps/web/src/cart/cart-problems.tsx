import type { Problem } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { removeFromCart, setCartQuantity } from './cart-store.ts'

/** Why the cart cannot be bought as it is, each with its way out. */
export function CartProblems({ problems }: { problems: readonly Problem[] }) {
  return (
    <ul className="space-y-3">
      {problems.map((problem) => (
        <li key={`${problem.field} ${problem.code}`}>
          <Notice tone="warn">
            <p>{problem.message}</p>
            <ProblemFix problem={problem} />
          </Notice>
        </li>
      ))}
    </ul>
  )
}

function ProblemFix({ problem }: { problem: Problem }) {
  const { productId, available = 0 } = problem
  if (productId === undefined) return null
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      {available > 0 && (
        <Button look="quiet" onClick={() => setCartQuantity(productId, available)}>
          Set quantity to {available}
        </Button>
      )}
      <Button look="quiet" onClick={() => removeFromCart(productId)}>
        Take it out
      </Button>
    </div>
  )
}
