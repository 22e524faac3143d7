import { existsSync, readdirSync, readFileSync } from 'node:fs'

// What a process used, by Linux's own accounts: https://man7.org/linux/man-pages/man5/proc.5.html
// Other systems have no /proc; there every figure is undefined.

/** /proc counts in hundredths of a second on every Linux that Node runs on (USER_HZ). */
const MS_PER_TICK = 10

/** CPU time of a process until now, in milliseconds. */
export function cpuMs(pid: number): number | undefined {
  const stat = readStat(pid)
  return stat && stat.ownTicks * MS_PER_TICK
}

/** CPU time of a process and its children, those that have ended included, in milliseconds. */
export function cpuMsWithChildren(pid: number): number | undefined {
  const stat = readStat(pid)
  if (!stat) return undefined
  const children = allPids()
    .map(readStat)
    .filter((child) => child?.parent === pid)
  const childTicks = children.reduce((sum, child) => sum + (child?.ownTicks ?? 0), 0)
  return (stat.ownTicks + stat.endedChildrenTicks + childTicks) * MS_PER_TICK
}

/** The memory that a process holds in RAM, in megabytes of 10^6 bytes. */
export function residentMb(pid: number): number | undefined {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readProc(pid, 'status') ?? '')?.[1]
  return kibibytes === undefined ? undefined : (Number(kibibytes) * 1_024) / 1e6
}

/**
 * The memory that is a process's own, in megabytes of 10^6 bytes: without the pages of files that
 * it maps, which the system takes back when it needs them.
 */
export function ownMb(pid: number): number | undefined {
  const kibibytes = /^RssAnon:\s+(\d+) kB$/m.exec(readProc(pid, 'status') ?? '')?.[1]
  return kibibytes === undefined ? undefined : (Number(kibibytes) * 1_024) / 1e6
}

type Stat = { parent: number; ownTicks: number; endedChildrenTicks: number }

function readStat(pid: number): Stat | undefined {
  const text = readProc(pid, 'stat')
  if (text === undefined) return undefined
  // The second field is the program's name in brackets, and may itself hold blanks and brackets.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const field = (number: number) => fields[number - 3] ?? 0
  return {
    parent: field(4),
    ownTicks: field(14) + field(15),
    endedChildrenTicks: field(16) + field(17),
  }
}

function allPids(): number[] {
  return readdirSync('/proc').map(Number).filter(Number.isInteger)
}

function readProc(pid: number, file: string): string | undefined {
  if (!existsSync('/proc/self/stat')) return undefined
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    // It has ended between being listed and being read.
    return undefined
  }
}
