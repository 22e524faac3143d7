import { run, type Sql } from '../sql.ts'

/** Longer searches are cut: nobody types more words than these. */
const MOST_WORDS = 8

export type CorrectedWords = {
  /** Folded: without accents, in lower case. */
  words: string[]
  isCorrected: boolean
  /** Something was typed, and no product can have it. */
  isHopeless: boolean
}

// A word that begins one of the catalogue's stays. Another becomes the most alike of them, if any is
// alike enough (pg_trgm's threshold); of equally alike ones, the one with the fewest letters wrong.
const statement = {
  name: 'correct-words',
  text: `
    SELECT typed.word, CASE
        WHEN EXISTS (SELECT FROM search_words known WHERE known.word LIKE typed.word || '%') THEN typed.word
        ELSE (
          SELECT known.word FROM search_words known
          WHERE known.word % typed.word
          ORDER BY similarity(known.word, typed.word) DESC, levenshtein(known.word, typed.word), known.word
          LIMIT 1)
      END AS corrected
    FROM unnest($1::text[]) WITH ORDINALITY AS raw (text, position)
    CROSS JOIN LATERAL (SELECT fold(raw.text) AS word) typed
    ORDER BY raw.position`,
}

/** The words of a search, each as the catalogue spells it. */
export async function correctWords(sql: Sql, search: string): Promise<CorrectedWords> {
  const typed = search
    .split(/[^\p{L}\p{M}\p{Nd}]+/u)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
  if (typed.length === 0) {
    return { words: [], isCorrected: false, isHopeless: search.trim() !== '' }
  }
  const rows = await run<{ word: string; corrected: string | null }>(sql, statement, [typed])
  return {
    words: rows.map(({ word, corrected }) => corrected ?? word),
    isCorrected: rows.some(({ word, corrected }) => corrected !== null && corrected !== word),
    isHopeless: rows.some(({ corrected }) => corrected === null),
  }
}
