type Listeners<Events> = { [K in keyof Events]?: Set<(event: Events[K]) => unknown> }

/** `on`, `once` and `off` of an Element or an Elements group, typed by its events. */
export class Emitter<Events> {
  readonly #listeners: Listeners<Events> = {}

  on<K extends keyof Events>(type: K, listener: (event: Events[K]) => unknown): this {
    const listeners = this.#listeners[type] ?? new Set()
    this.#listeners[type] = listeners.add(listener)
    return this
  }

  once<K extends keyof Events>(type: K, listener: (event: Events[K]) => unknown): this {
    const onceOnly = (event: Events[K]) => {
      this.off(type, onceOnly)
      listener(event)
    }
    return this.on(type, onceOnly)
  }

  off<K extends keyof Events>(type: K, listener?: (event: Events[K]) => unknown): this {
    if (listener) this.#listeners[type]?.delete(listener)
    else delete this.#listeners[type]
    return this
  }

  protected hasListener(type: keyof Events): boolean {
    return (this.#listeners[type]?.size ?? 0) > 0
  }

  protected emit<K extends keyof Events>(type: K, event: Events[K]): void {
    // A copy, since a listener may take itself off and on again. One that throws must not silence the next,
    // yet its error has to reach the page's own error reporting.
    for (const listener of new Set(this.#listeners[type])) {
      try {
        listener(event)
      } catch (error) {
        reportError(error)
      }
    }
  }
}
