import { useEffect, useState } from 'react'
import { Icon } from './icon.tsx'

const SHOWN_MS = 1_500

type Props = { text: string; what: string }

export function CopyButton({ text, what }: Props) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = window.setTimeout(() => setState('idle'), SHOWN_MS)
    return () => window.clearTimeout(timer)
  }, [state])

  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('failed'),
    )
  }
  return (
    <button
      type="button"
      className="copy"
      onClick={copy}
      aria-label={`Copy ${what}`}
      title={`Copy ${what}`}
    >
      <Icon name={state === 'copied' ? 'check' : 'copy'} />
      <output className="copy-note">
        {state === 'copied' ? 'Copied' : state === 'failed' ? 'Not allowed' : ''}
      </output>
    </button>
  )
}
