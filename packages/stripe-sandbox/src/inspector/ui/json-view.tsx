import { Link } from '../route/link.tsx'
import { pathOfObject } from '../route/places.ts'
import { CopyButton } from './copy-button.tsx'

type Props = {
  value: unknown
  /** What it is, for the button that copies it. */
  what: string
  /** How many levels are open at first. */
  open?: number
}

/** An object as JSON that folds. Secrets are masked before they get here. */
export function JsonView({ value, what, open = 1 }: Props) {
  return (
    <div className="json">
      <div className="json-copy">
        <CopyButton text={JSON.stringify(value, null, 2)} what={what} />
      </div>
      <Value value={value} open={open} />
    </div>
  )
}

type ValueProps = { name?: string; value: unknown; open: number }

function Value({ name, value, open }: ValueProps) {
  if (typeof value !== 'object' || value === null) {
    return (
      <div className="json-line">
        <Name name={name} />
        <Scalar value={value} />
      </div>
    )
  }
  const isList = Array.isArray(value)
  const entries: [string, unknown][] = Object.entries(value)
  const [opening, closing] = isList ? ['[', ']'] : ['{', '}']
  if (entries.length === 0) {
    return (
      <div className="json-line">
        <Name name={name} />
        <span className="json-mark">
          {opening}
          {closing}
        </span>
      </div>
    )
  }
  return (
    <details className="json-fold" open={open > 0}>
      <summary>
        <Name name={name} />
        <span className="json-mark">{opening}</span>
        <span className="json-size">
          {entries.length} {isList ? 'items' : 'fields'} {closing}
        </span>
      </summary>
      <div className="json-body">
        {entries.map(([key, inner]) => (
          <Value key={key} {...(isList ? {} : { name: key })} value={inner} open={open - 1} />
        ))}
      </div>
      <span className="json-mark json-closing">{closing}</span>
    </details>
  )
}

function Name({ name }: { name: string | undefined }) {
  return name === undefined ? null : <span className="json-name">{name}: </span>
}

function Scalar({ value }: { value: unknown }) {
  if (typeof value === 'string') {
    const path = pathOfObject(value)
    const quoted = JSON.stringify(value)
    return (
      <span className="json-text">{path === null ? quoted : <Link to={path}>{quoted}</Link>}</span>
    )
  }
  return <span className={value === null ? 'json-null' : 'json-scalar'}>{String(value)}</span>
}
