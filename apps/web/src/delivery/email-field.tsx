import { TextField } from '../ui/field.tsx'
import { typeAddress, useAddressDraft } from './address.ts'
import { fieldId, type Delivery } from './use-delivery.ts'

type EmailFieldProps = { delivery: Delivery; isLocked: boolean }

/** Where the receipt goes. Optional: the order's page is one, too. */
export function EmailField({ delivery: { problems, leave }, isLocked }: EmailFieldProps) {
  const { email } = useAddressDraft()
  return (
    <fieldset disabled={isLocked} className="mb-10 min-w-0">
      <legend className="sr-only">Contact, editable until you pay</legend>
      <TextField
        id={fieldId('email')}
        label="E-mail for the receipt (optional)"
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="next"
        maxLength={254}
        value={email}
        problem={problems.get('email')}
        onChange={({ target }) => typeAddress({ email: target.value })}
        onBlur={() => email !== '' && leave('email')}
      />
    </fieldset>
  )
}
