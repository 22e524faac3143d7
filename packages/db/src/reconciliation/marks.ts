import { run, type Sql } from '../sql.ts'

export type Book = 'events' | 'payments' | 'refunds'

const find = {
  name: 'find-reconciliation-mark',
  text: `SELECT compared_until AS "comparedUntil" FROM reconciliation_marks WHERE book = $1`,
}

/** Until when the book was compared; undefined: never. */
export async function reconciliationMark(sql: Sql, book: Book): Promise<Date | undefined> {
  const [mark] = await run<{ comparedUntil: Date }>(sql, find, [book])
  return mark?.comparedUntil
}

const set = {
  name: 'set-reconciliation-mark',
  text: `
    INSERT INTO reconciliation_marks (book, compared_until) VALUES ($1, $2)
    ON CONFLICT (book) DO UPDATE SET compared_until = greatest(
      reconciliation_marks.compared_until, EXCLUDED.compared_until)`,
}

export async function setReconciliationMark(sql: Sql, book: Book, until: Date): Promise<void> {
  await run(sql, set, [book, until])
}
