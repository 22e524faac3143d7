import type {
  AddressCalls,
  AddressChange,
  AddressEvents,
  AddressOptions,
} from '../../shared/address-protocol.ts'
import { serveCalls } from '../../shared/rpc.ts'
import { runElementFrame } from '../element-frame.ts'
import { makeAddressForm, type AddressForm } from './address-form.ts'

runElementFrame<AddressOptions, AddressChange, AddressForm>({
  setUp: makeAddressForm,
  serve: (port, shared, current) =>
    serveCalls<AddressCalls, AddressEvents>(port, {
      ...shared,
      getValue: ({ format }) => current().form.getValue(format),
    }),
})
