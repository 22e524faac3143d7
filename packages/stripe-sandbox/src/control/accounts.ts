import { DEFAULT_ACCOUNT } from '../accounts/accounts.ts'
import { required } from '../parameters.ts'
import type { Parse } from '../parameters.ts'
import { endpoint, json } from './endpoint.ts'
import { ControlProblem } from './problem.ts'

const snapshotName: Parse<string> = (value) => {
  if (typeof value === 'string' && /^[\w-]{1,64}$/u.test(value)) return value
  throw new ControlProblem(400, 'name must have 1 to 64 letters, digits, hyphens or underscores.')
}

export const accountEndpoints = [
  endpoint('GET', 'accounts', {
    fields: {},
    run: ({ accounts }) =>
      json({ data: accounts.names().map((id) => ({ id, is_default: id === DEFAULT_ACCOUNT })) }),
  }),
  endpoint('POST', 'reset', {
    fields: {},
    run: async ({ accounts, context: { account } }) => {
      await accounts.reset(account)
      return json({ account, reset: true })
    },
  }),
  endpoint('GET', 'snapshots', {
    fields: {},
    run: ({ accounts, context: { account } }) =>
      json({ data: accounts.snapshots(account).map((name) => ({ account, name })) }),
  }),
  endpoint('POST', 'snapshots', {
    fields: { name: required(snapshotName) },
    run: async ({ accounts, context: { account } }, { name }) => {
      await accounts.save(account, name)
      return json({ account, name })
    },
  }),
  endpoint('POST', 'snapshots/:id/restore', {
    fields: {},
    run: async ({ accounts, context: { account } }, _input, name) => {
      if (!(await accounts.restore(account, name))) {
        const names = accounts.snapshots(account)
        const known = names.length === 0 ? 'It has none.' : `It has ${names.join(', ')}.`
        throw new ControlProblem(404, `${account} has no snapshot ${name}. ${known}`)
      }
      return json({ account, name, restored: true })
    },
  }),
]
