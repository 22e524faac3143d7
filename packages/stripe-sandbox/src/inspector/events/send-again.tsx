import { useState } from 'react'
import type { Form } from '../server/ask.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'

/** Only the first counts for the delivery: it is tried until it is accepted. */
const WAYS = [
  ['whole', 'As it is', 'It is on its way again.'],
  ['replay', 'Replayed, with its old signature', 'A replay is on its way.'],
  ['duplicate', 'As a copy, signed anew', 'A copy is on its way.'],
  ['forge', 'Forged, signed by a stranger', 'A forged one is on its way.'],
  ['stale', 'Signed ten minutes ago', 'One signed long ago is on its way.'],
] as const

type Way = (typeof WAYS)[number][0]

const OPTIONS = WAYS.map(([way, name]) => [way, name] as const)

type Props = {
  endpoint: string
  isBusy: boolean
  /** Sends it, and says so once it is on its way. */
  resend: (form: Form, done: string) => void
}

/** Sends an event to one endpoint once more, whole or with something wrong with it. */
export function SendAgain({ endpoint, isBusy, resend }: Props) {
  const [chosen, setChosen] = useState<Way>('whole')
  const [way, , done] = WAYS.find(([name]) => name === chosen) ?? WAYS[0]
  return (
    <div className="acts">
      <Choice label="In which way" value={chosen} options={OPTIONS} onChange={setChosen} />
      <Button
        isBusy={isBusy}
        onClick={() => resend(way === 'whole' ? { endpoint } : { endpoint, fault: way }, done)}
      >
        Send again
      </Button>
    </div>
  )
}
