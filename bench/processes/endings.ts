/** What must be ended or removed when the benchmark ends, however it ends. */
export type Endings = {
  add(end: () => Promise<void> | void): void
  /** Runs them, last added first. A second call waits for the first. */
  run(): Promise<void>
}

export function createEndings(): Endings {
  const ends: (() => Promise<void> | void)[] = []
  let running: Promise<void> | undefined
  async function runAll() {
    for (const end of ends.toReversed()) await end()
  }
  return {
    add: (end) => void ends.push(end),
    run: () => (running ??= runAll()),
  }
}
