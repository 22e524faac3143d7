const PATIENCE_MS = 500

/**
 * Watches the keys of this document; what it returns waits until none is held. A key that closes
 * the document's frame goes up a moment later: a test that drives the browser waits for the
 * document's word on it, and would wait for ever if the frame were gone.
 */
export function watchHeldKeys(): () => Promise<void> {
  let isHeld = false
  document.addEventListener('keydown', () => (isHeld = true), true)
  document.addEventListener('keyup', () => (isHeld = false), true)

  return () =>
    new Promise((resolve) => {
      // In a task of its own, so that the key has been dealt with.
      const done = () => setTimeout(resolve)
      if (!isHeld) return resolve()
      document.addEventListener('keyup', done, { once: true })
      setTimeout(resolve, PATIENCE_MS)
    })
}
