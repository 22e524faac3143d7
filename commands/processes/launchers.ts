import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

type Process = { pid: number; parent: number; command: string[]; isAlive: () => boolean }

const SHELL = /^-?(sh|bash|dash|ash|zsh|ksh|fish)$/
const NPM = /^(npm|npx|pnpm|pnpx)(-cli)?(\.c?js|\.mjs)?$/

/**
 * The processes between this one and the `npx` that began it, nearest first. A signal sent to npx
 * alone does not come through: npm ends its shell, pnpm runs a script in a process group of its
 * own, and the script would live on unseen, holding its ports. So a command watches its launchers.
 */
export function findLaunchers(pid = process.ppid, look = lookUp): Process[] {
  const chain: Process[] = []
  let upToLauncher = 0
  for (let next = look(pid); next !== undefined; next = look(next.parent)) {
    const launches = isLauncher(next.command)
    if (!launches && !SHELL.test(basename(next.command[0] ?? ''))) break
    chain.push(next)
    if (launches) upToLauncher = chain.length
  }
  return chain.slice(0, upToLauncher)
}

/** Whether a command line is npm's, npx's or pnpm's own (npm renames itself "npm exec ..."). */
export function isLauncher(command: string[]): boolean {
  const words = command.flatMap((word, at) => (at === 0 ? word.split(' ') : [word]))
  const [program = '', script = ''] = words.map((word) => basename(word))
  return NPM.test(program) || (/^node(\.exe)?$/.test(program) && NPM.test(script))
}

function lookUp(pid: number): Process | undefined {
  if (pid <= 1 || process.platform === 'win32') return undefined
  return process.platform === 'linux' ? readProc(pid) : askPs(pid)
}

function readProc(pid: number): Process | undefined {
  const status = readStat(pid)
  if (!status) return undefined
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean)
  // A zombie has ended; another start time is another process with a reused id.
  const isAlive = () => {
    const now = readStat(pid)
    return now !== undefined && now.state !== 'Z' && now.startedAt === status.startedAt
  }
  return { pid, parent: status.parent, command, isAlive }
}

function readStat(pid: number) {
  let text: string
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return undefined
  }
  // proc_pid_stat(5): the name in parentheses may itself hold spaces and parentheses.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return { state: fields[0], parent: Number(fields[1]), startedAt: fields[19] }
}

function askPs(pid: number): Process | undefined {
  const { stdout } = spawnSync('ps', ['-o', 'ppid=,command=', '-p', String(pid)], {
    encoding: 'utf8',
  })
  const [, parent, command] = /^\s*(\d+)\s+(.*)$/m.exec(stdout ?? '') ?? []
  if (parent === undefined || command === undefined) return undefined
  return {
    pid,
    parent: Number(parent),
    command: command.split(' '),
    isAlive: () => signalable(pid),
  }
}

function signalable(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
