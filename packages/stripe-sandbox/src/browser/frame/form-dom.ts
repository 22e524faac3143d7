/** The element of that id in the frame's own page; its absence would be a fault of that page. */
export function required<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id)
  if (!(found instanceof kind)) throw new TypeError(`The page has no ${kind.name} #${id}.`)
  return found
}
