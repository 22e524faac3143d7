import type { ReactNode } from 'react'

type Props = {
  children: ReactNode
  onClick?: () => void
  /** Keeps its focus and ignores clicks. */
  isBusy?: boolean
  kind?: 'plain' | 'main' | 'danger'
  type?: 'button' | 'submit'
}

export function Button({
  children,
  onClick,
  isBusy = false,
  kind = 'plain',
  type = 'button',
}: Props) {
  return (
    <button
      type={type === 'submit' ? 'submit' : 'button'}
      className={`button button-${kind}`}
      aria-disabled={isBusy}
      onClick={(event) => {
        if (isBusy) event.preventDefault()
        else onClick?.()
      }}
    >
      {children}
    </button>
  )
}
