/** Between the quote and the order somebody else took the last pieces. Nothing was written. */
export class StockGone extends Error {
  constructor(cause: unknown) {
    super('the stock is gone', { cause })
    this.name = 'StockGone'
  }
}

/** The database's word for it, as a class of its own; any other error as it is. */
export function asStockGone(error: unknown): unknown {
  const isIt =
    error instanceof Error &&
    'constraint' in error &&
    error.constraint === 'products_stock_meets_what_is_reserved'
  return isIt ? new StockGone(error) : error
}
