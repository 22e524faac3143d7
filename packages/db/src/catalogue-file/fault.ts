/**
 * Why a row is not imported, told so that it can be found in a spreadsheet. It never repeats the cell:
 * that could hold what nobody may read in a log (I3), and the line leads to it.
 */
export type FileFault = {
  /** Where the row begins in the file, as an editor counts: the header is on line 1. */
  line: number
  /** Null: the row as a whole. */
  column: string | null
  /** Follows the column's name: "is no whole number". */
  why: string
}

/** The file cannot be told apart into rows, so that not even its good ones can be taken. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
  readonly fault: FileFault

  constructor(fault: FileFault) {
    super(fault.why)
    this.fault = fault
  }
}
