import { expect, test } from 'vitest'
import { intentIdOf, intentKindOf } from './intent-secret.ts'

test.each([
  ['pi_3Abc_secret_xYz09', 'payment_intent', 'pi_3Abc'],
  ['seti_3Abc_secret_xYz09', 'setup_intent', 'seti_3Abc'],
] as const)('the client secret %j opens a %s', (secret, kind, id) => {
  expect(intentKindOf(secret)).toBe(kind)
  expect(intentIdOf(kind, secret)).toBe(id)
})

test.each(['pi_3Abc', 'pi_3Abc/../x_secret_y', 'pi_3Abc_secret_', 'xpi_3_secret_y', '', undefined])(
  '%j is no client secret',
  (secret) => {
    expect(intentKindOf(secret)).toBeNull()
  },
)

test("one kind's secret does not open the other", () => {
  expect(intentIdOf('payment_intent', 'seti_3Abc_secret_xYz09')).toBeNull()
  expect(intentIdOf('setup_intent', 'pi_3Abc_secret_xYz09')).toBeNull()
})
