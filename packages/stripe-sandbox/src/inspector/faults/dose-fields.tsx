import { useState } from 'react'
import type { Form } from '../server/ask.ts'
import { Field, SelectField } from '../ui/field.tsx'

const HOW_OFTEN = [
  ['once', 'The next time'],
  ['times', 'The next several times'],
  ['probability', 'Now and then'],
] as const

export function DoseFields() {
  const [often, setOften] = useState<string>('once')
  return (
    <>
      <SelectField label="How often" name="often" options={HOW_OFTEN} onChange={setOften} />
      {often === 'times' && (
        <Field label="Times" name="times" defaultValue="3" inputMode="numeric" required />
      )}
      {often === 'probability' && (
        <Field label="Of a hundred" name="percent" defaultValue="20" inputMode="decimal" required />
      )}
    </>
  )
}

/** The form as the side door takes it. */
export function formOfDose({ often: _often, percent, ...form }: Form): Form {
  return percent === undefined ? form : { ...form, probability: Number(percent) / 100 }
}
