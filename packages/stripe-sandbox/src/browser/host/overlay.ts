import { mountedElements } from './elements/mounted-elements.ts'

/** Lays a frame over the page as a dialog of that name; returns what takes it away again. */
export function layOver(iframe: HTMLIFrameElement, name: string): () => void {
  const giveBack = takePage()
  const overlay = document.createElement('div')
  overlay.setAttribute('role', 'dialog')
  overlay.setAttribute('aria-modal', 'true')
  overlay.setAttribute('aria-label', name)
  styleOverlay(overlay, iframe)
  overlay.append(iframe)
  document.body.append(overlay)
  return () => {
    overlay.remove()
    giveBack()
  }
}

/** Takes focus, scrolling and the rest of the page out of reach; returns what gives them back. */
function takePage(): () => void {
  const focused = document.activeElement
  const focusedElement = [...mountedElements].find((element) => element.hasFocus())
  const { overflow } = document.documentElement.style
  const others = [...document.body.children].filter(
    (child): child is HTMLElement => child instanceof HTMLElement && !child.inert,
  )
  const elements = [...mountedElements]

  document.documentElement.style.overflow = 'hidden'
  for (const other of others) other.inert = true
  for (const element of elements) element.setInert(true)

  return () => {
    document.documentElement.style.overflow = overflow
    for (const other of others) other.inert = false
    for (const element of elements) element.setInert(false, element === focusedElement)
    if (focused instanceof HTMLElement && focused !== document.body) focused.focus()
  }
}

function styleOverlay(overlay: HTMLElement, iframe: HTMLElement): void {
  // By CSSOM, for a merchant page whose policy forbids inline styles.
  Object.assign(overlay.style, {
    position: 'fixed',
    inset: '0',
    zIndex: '2147483647',
    background: 'rgb(16 20 32 / 55%)',
  })
  Object.assign(iframe.style, {
    border: '0',
    width: '100%',
    height: '100%',
    display: 'block',
    colorScheme: 'light only',
  })
}
