import { parseArgs } from 'node:util'
import { Refusal } from '../terminal/refusal.ts'

const USAGE = `pnpm catalogue import FILE.csv [--skip-bad]
pnpm catalogue export [FILE.csv]`

export type CatalogueArguments =
  | { act: 'import'; path: string; skipBad: boolean }
  /** Without a path: to standard output. */
  | { act: 'export'; path: string | undefined }

/** @throws Refusal with the usage, for anything that is not it. */
export function readCatalogueArguments(args: string[]): CatalogueArguments {
  const { positionals, skipBad } = parsed(args)
  const [act, path, ...more] = positionals
  if (more.length > 0) throw new Refusal(USAGE)
  if (act === 'import' && path !== undefined) return { act, path, skipBad }
  if (act === 'export' && !skipBad) return { act, path }
  throw new Refusal(USAGE)
}

function parsed(args: string[]) {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { 'skip-bad': { type: 'boolean', default: false } },
    })
    return { positionals, skipBad: values['skip-bad'] }
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
  }
}
