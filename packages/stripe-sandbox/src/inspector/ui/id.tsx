import { pathOfObject } from '../route/places.ts'
import { Link } from '../route/link.tsx'
import { CopyButton } from './copy-button.tsx'

/** An id that can be copied, and followed where its object has a page. */
export function Id({ id, link = true }: { id: string; link?: boolean }) {
  const path = link ? pathOfObject(id) : null
  return (
    <span className="id">
      {path === null ? (
        <code>{id}</code>
      ) : (
        <Link to={path}>
          <code>{id}</code>
        </Link>
      )}
      <CopyButton text={id} what={id} />
    </span>
  )
}
