import { useEffect, useRef, type ReactNode } from 'react'

let pagesShown = 0

type PageHeadingProps = {
  children: ReactNode
  /** Names the tab: "<title> · Paydesk". */
  title: string
  className?: string
}

/**
 * The h1. After a change of page it takes the focus, so that a screen reader reads where one is
 * (ux.md A1); not on the first page, where the browser itself begins at the top.
 */
export function PageHeading({ children, title, className = '' }: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    document.title = `${title} · Paydesk`
  }, [title])

  useEffect(() => {
    pagesShown += 1
    if (pagesShown > 1) heading.current?.focus({ preventScroll: true })
  }, [])

  return (
    <h1 ref={heading} tabIndex={-1} className={`display text-4xl sm:text-5xl ${className}`}>
      {children}
    </h1>
  )
}
