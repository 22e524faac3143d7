import { describe, expect, it } from 'vitest'
import { findLaunchers, isLauncher } from './launchers.ts'

describe('isLauncher', () => {
  it.each([
    [['npm exec pnpm@12 start']],
    [['pnpm', 'start']],
    [['/usr/bin/node', '/usr/lib/node_modules/npm/bin/npx-cli.js', 'pnpm@12', 'start']],
    [['node', '/home/ada/.cache/pnpm.cjs', 'start']],
  ])('knows %j', (command) => {
    expect(isLauncher(command)).toBe(true)
  })

  it.each([
    [['node', 'harness.mjs', 'npx']],
    [['bash', '-c', 'npx pnpm@12 start']],
    [['/sbin/init']],
    [[]],
  ])('does not mistake %j for one', (command) => {
    expect(isLauncher(command)).toBe(false)
  })
})

const chainOf = (...commands: string[][]) => {
  const look = (pid: number) => {
    const command = commands[pid - 10]
    return command && { pid, parent: pid + 1, command, isAlive: () => true }
  }
  return findLaunchers(10, look).map(({ pid }) => pid)
}

describe('findLaunchers', () => {
  it('takes everything up to npx, and not the shell that a person types in', () => {
    const chain = chainOf(['sh'], ['pnpm', 'start'], ['sh'], ['npm exec pnpm@12 start'], ['bash'])
    expect(chain).toEqual([10, 11, 12, 13])
  })

  it('watches nobody when started by hand, so that `nohup` and `&` work', () => {
    expect(chainOf(['bash'], ['sshd'])).toEqual([])
  })

  it('stops at a program that is no launcher, whatever began that one', () => {
    expect(chainOf(['sh'], ['node', 'vitest'], ['pnpm', 'test'])).toEqual([])
  })
})
