import { TextField } from '../ui/field.tsx'
import { typeAddress, useAddressDraft, type AddressDraft } from './address.ts'
import { fieldId, type Delivery } from './use-delivery.ts'

type AddressFieldsProps = { delivery: Pick<Delivery, 'problems' | 'leave'> }

/** In the order and with the words that browsers fill in by themselves (ux.md F5). */
export function AddressFields({ delivery: { problems, leave } }: AddressFieldsProps) {
  const draft = useAddressDraft()
  const bind = (field: keyof AddressDraft) => ({
    id: fieldId(field),
    value: draft[field],
    problem: problems.get(field),
    onChange: ({ target }: { target: { value: string } }) => typeAddress({ [field]: target.value }),
    onBlur: () => draft[field] !== '' && leave(field),
    enterKeyHint: 'next' as const,
  })
  return (
    <>
      <TextField
        {...bind('name')}
        label="Full name"
        autoComplete="shipping name"
        autoCapitalize="words"
        maxLength={120}
      />
      <TextField
        {...bind('line1')}
        label="Street and number"
        autoComplete="shipping address-line1"
        maxLength={200}
      />
      <TextField
        {...bind('line2')}
        label="Apartment, floor (optional)"
        autoComplete="shipping address-line2"
        maxLength={200}
      />
      <div className="grid gap-4 sm:grid-cols-[1fr_12rem]">
        <TextField
          {...bind('city')}
          label="City"
          autoComplete="shipping address-level2"
          maxLength={120}
        />
        <TextField
          {...bind('postalCode')}
          label="Postal code"
          autoComplete="shipping postal-code"
          maxLength={20}
        />
      </div>
    </>
  )
}
