import { randomUUID } from 'node:crypto'
import {
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A holder shows this often that it lives, and is taken for dead after this long without a sign. */
const beatMs = 500
const deadAfterMs = 5_000
const retryMs = 20

/**
 * Runs `act` while no other process does so for this folder. The lock of a process that was killed
 * is broken: at once where its pid is free, otherwise when it has given no sign for five seconds.
 */
export async function withFolderLock<T>(folder: string, act: () => Promise<T>): Promise<T> {
  const file = join(folder, 'start.lock')
  const token = `${process.pid} ${randomUUID()}`
  while (!tryCreate(file, token)) {
    breakIfDead(file)
    await sleep(retryMs)
  }
  const beat = setInterval(() => {
    const now = new Date()
    utimesSync(file, now, now)
  }, beatMs)
  try {
    return await act()
  } finally {
    clearInterval(beat)
    rmSync(file, { force: true })
  }
}

function tryCreate(file: string, token: string): boolean {
  try {
    writeFileSync(file, token, { flag: 'wx' })
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

function breakIfDead(file: string): void {
  const seen = readDead(file)
  if (seen === undefined) return
  // Renaming is atomic: of two that break the same lock, one gets it.
  const broken = `${file}.${randomUUID()}`
  try {
    renameSync(file, broken)
    // Between the look and the rename, another may have broken it and taken a fresh one: give it back.
    if (readFileSync(broken, 'utf8') !== seen) linkSync(broken, file)
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'EEXIST')) throw error
  } finally {
    rmSync(broken, { force: true })
  }
}

/** The lock's text if its holder is dead, undefined if it lives or has just let go. */
function readDead(file: string): string | undefined {
  try {
    const text = readFileSync(file, 'utf8')
    const silentMs = Date.now() - statSync(file).mtimeMs
    const pid = Number(text.split(' ')[0])
    return silentMs > deadAfterMs || (pid > 0 && !isRunning(pid)) ? text : undefined
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !hasCode(error, 'ESRCH')
  }
}

function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}
