import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Link } from '../route/link.tsx'
import { Icon } from './icon.tsx'

type Props = { back: string; title: ReactNode; children: ReactNode }

/** One object's pane. */
export function Detail({ back, title, children }: Props) {
  const heading = useRef<HTMLDivElement>(null)
  // On a phone the pane takes the place of the list, and of the row that had the focus.
  useEffect(() => {
    const focused = document.activeElement
    const isLost = focused === null || focused === document.body || !focused.checkVisibility()
    if (isLost) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <article className="detail">
      <header className="detail-head">
        <Link to={back} className="quiet detail-back">
          <Icon name="back" />
          <span className="hidden">Back to the list</span>
        </Link>
        <div className="detail-title" tabIndex={-1} ref={heading}>
          {title}
        </div>
      </header>
      {children}
    </article>
  )
}

export function Section({
  title,
  aside,
  children,
}: {
  title: string
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="section">
      <header className="section-head">
        <h3>{title}</h3>
        {aside}
      </header>
      {children}
    </section>
  )
}

/** Rarely needed, and long: it is made once it is opened. */
export function Folded({ title, children }: { title: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="folded" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <Icon name="down" />
        {title}
      </summary>
      {isOpen && children}
    </details>
  )
}
