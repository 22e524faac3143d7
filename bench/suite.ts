import type { Endings } from './processes/endings.ts'

export type Suite = {
  /** What it is called on the command line. */
  name: string
  run(options: SuiteOptions): Promise<Report>
}

export type SuiteOptions = {
  /** A smoke test of the benchmark itself: its figures mean little. */
  quick: boolean
  /** Where the API leaves a CPU profile. */
  profileFolder: string | undefined
  endings: Endings
  tell: (progress: string) => void
}

/** A row's first cell is its name. */
export type Row = string[]

export type Report = {
  title: string
  head: Row
  rows: Row[]
  notes: string[]
  /** For machines, by name. Undefined: this system does not tell, and the name is left out. */
  figures: Map<string, number | undefined>
}
