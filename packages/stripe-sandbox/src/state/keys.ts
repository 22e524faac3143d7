/** Where a row is: whose, in which table, under which id. */
export type Place = { account: string; table: string; id: string }

/** All rows of a table with this value in an indexed field. */
export type IndexEntry = { account: string; table: string; field: string; value: string }

export type KeyRange = { start: string; end: string }

/*
 * Keys are paths, so that what belongs together lies together. Account, table and field names are
 * ours and hold no slash; values are anybody's.
 */

export function rowKey({ account, table, id }: Place): string {
  return `${account}/${table}/${id}`
}

export function indexKey(entry: IndexEntry, sort: string): string {
  return indexRange(entry).start + sort
}

export function accountRange(account: string): KeyRange {
  return rangeUnder(account)
}

export function tableRange(account: string, table: string): KeyRange {
  return rangeUnder(`${account}/${table}`)
}

export function indexRange({ account, table, field, value }: IndexEntry): KeyRange {
  const segment = value.includes('/') ? encodeURIComponent(value) : value
  return rangeUnder(`${account}/${table}/${field}/${segment}`)
}

/** 0 is the character behind the slash. */
function rangeUnder(path: string): KeyRange {
  return { start: `${path}/`, end: `${path}0` }
}
