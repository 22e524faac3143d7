import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link } from '../route/link.tsx'
import { Icon } from './icon.tsx'

type Props = { back: string; title: ReactNode; children: ReactNode }

/** One object's pane. */
export function Detail({ back, title, children }: Props) {
  return (
    <article className="detail">
      <header className="detail-head">
        <Link to={back} className="quiet detail-back">
          <Icon name="back" />
          <span className="hidden">Back to the list</span>
        </Link>
        <div className="detail-title">{title}</div>
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
