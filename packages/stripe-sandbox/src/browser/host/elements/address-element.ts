import type { AddressElementGetValueOptions, StripeAddressElementOptions } from '@stripe/stripe-js'
import type {
  AddressCalls,
  AddressChange,
  AddressOptions,
  AddressValue,
} from '../../shared/address-protocol.ts'
import { badMode } from '../integration-error.ts'
import type { Collected, ElementSpec } from './element-spec.ts'
import { FramedElement, type Group } from './framed-element.ts'

type Kind = {
  type: 'address'
  options: StripeAddressElementOptions
  frameOptions: AddressOptions
  change: AddressChange
  calls: AddressCalls
  events: object
}

const ROW_PX = 81
const ROWS = 6

const SPEC: ElementSpec<Kind> = {
  type: 'address',
  page: 'elements-inner-address.html',
  title: 'Secure address input frame',
  forFrame,
  // As it is in most countries; the frame soon says it exactly.
  expectedHeightPx: ({ fields }) => (fields?.phone === 'always' ? ROWS + 1 : ROWS) * ROW_PX,
  forwarded: [],
}

export class AddressElement extends FramedElement<Kind> {
  readonly #group: Group
  #value: AddressChange['value'] | undefined

  constructor(group: Group, options: StripeAddressElementOptions | undefined) {
    const mode = options?.mode
    if (!options || (mode !== 'shipping' && mode !== 'billing')) throw badMode(mode)
    super(SPEC, group, options)
    this.#group = group
  }

  override mount(target: string | HTMLElement): void {
    super.mount(target)
    this.#group.changed()
  }

  override unmount(): void {
    super.unmount()
    this.#group.changed()
  }

  getValue(options: AddressElementGetValueOptions = {}): Promise<AddressValue> {
    return this.call('getValue', options)
  }

  override collected(): Collected {
    if (!this.#value) return {}
    const { name, phone, address } = this.#value
    const details = { name, address, ...(phone && { phone }) }
    return this.options.mode === 'shipping' ? { shipping: details } : { billing_details: details }
  }

  protected override remember({ value }: AddressChange): void {
    this.#value = value
  }
}

function forFrame(options: StripeAddressElementOptions): AddressOptions {
  const { mode, allowedCountries, blockPoBox, defaultValues, fields, validation, display } = options
  return {
    mode,
    ...(allowedCountries && { allowedCountries }),
    ...(blockPoBox !== undefined && { blockPoBox }),
    ...(defaultValues && { defaultValues }),
    ...(fields && { fields }),
    ...(validation && { validation }),
    ...(display && { display }),
  }
}
