import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'

export type Made = { id: string; secret: string }

/** A signing secret in the only moment in which it may be seen. */
export function NewSecret({ made: { id, secret }, onClose }: { made: Made; onClose: () => void }) {
  return (
    <section className="new-secret" aria-label="New signing secret">
      <p>
        <strong>The signing secret of {id}</strong>, shown this once:
      </p>
      <p className="id">
        <code>{secret}</code>
        <CopyButton text={secret} what="the signing secret" />
      </p>
      <Button onClick={onClose}>I have it</Button>
    </section>
  )
}
