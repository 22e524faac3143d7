import type { MouseEvent, ReactNode } from 'react'
import { withAccount } from './account.ts'
import { navigate } from './location.ts'

type Props = {
  to: string
  className?: string
  current?: boolean
  children: ReactNode
}

/** A real link: opens in a new tab, can be copied, and changes the view without a reload. */
export function Link({ to, className, current = false, children }: Props) {
  const href = withAccount(to)
  const follow = (event: MouseEvent): void => {
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey
    if (!isPlain || event.defaultPrevented) return
    event.preventDefault()
    navigate(href)
  }
  return (
    <a
      href={href}
      className={className}
      onClick={follow}
      aria-current={current ? 'page' : undefined}
    >
      {children}
    </a>
  )
}
