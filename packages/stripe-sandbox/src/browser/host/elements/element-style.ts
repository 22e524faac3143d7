// By CSSOM: setAttribute('style') would need style-src 'unsafe-inline' in the merchant's policy.

/** Room around the form for focus rings, which the edge of a frame would cut. */
const RING_ROOM_PX = 4

export function styleElementBox(box: HTMLElement): void {
  Object.assign(box.style, {
    margin: '0',
    padding: '0',
    border: 'none',
    display: 'block',
    background: 'transparent',
    position: 'relative',
  })
}

export function styleElementFrame(iframe: HTMLIFrameElement, heightPx: number): void {
  Object.assign(iframe.style, {
    border: '0',
    margin: `-${RING_ROOM_PX}px`,
    padding: '0',
    width: `calc(100% + ${2 * RING_ROOM_PX}px)`,
    maxWidth: 'none',
    minWidth: '100%',
    display: 'block',
    height: `${heightPx}px`,
    // A frame whose scheme differs from its document's gets an opaque background.
    colorScheme: 'light only',
  })
}

/** From the first height on, later ones (an error text, a postal code) glide. */
export function animateHeight(iframe: HTMLIFrameElement): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
  iframe.style.transition = 'height 0.2s ease-out'
}
