export type Deferred = {
  promise: Promise<void>
  resolve: () => void
  reject: (reason: unknown) => void
}

/** As `Promise.withResolvers`, which Node 20 has not. */
export function deferred(): Deferred {
  let resolve = (): void => undefined
  let reject = (_reason: unknown): void => undefined
  const promise = new Promise<void>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}
