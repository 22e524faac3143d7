import type {
  ExpressCalls,
  ExpressChange,
  ExpressEvents,
  ExpressNews,
  ExpressOptions,
} from '../../shared/express-protocol.ts'
import { walletsOf } from '../../shared/express-wallets.ts'
import { emitterOn, serveCalls } from '../../shared/rpc.ts'
import { runElementFrame, type ElementForm, type Session } from '../element-frame.ts'
import { makeElement, required } from '../form-dom.ts'
import { textsFor } from '../texts.ts'
import { arrange, buttonHeightPx, captionOf, lookOf } from './button-look.ts'

type Form = ElementForm<ExpressChange>

/** A button for each test wallet; what it opens is in another frame. */
function makeForm(
  session: Session<ExpressOptions>,
  _onChange: () => void,
  port: MessagePort,
): Form {
  const texts = textsFor(session.group.locale)
  const tell = emitterOn<ExpressNews>(port)
  const box = makeElement('div', { class: 'Wallets' })
  required('element-form', HTMLFormElement).append(box)
  let isUnfolded = false

  function draw() {
    const options = session.element
    const wallets = walletsOf(options)
    const layout = arrange(wallets.length, options.layout ?? {}, box.clientWidth)
    const shown = isUnfolded ? wallets : wallets.slice(0, layout.shown)
    box.style.setProperty('--columns', String(layout.columns))
    box.style.setProperty('--button-height', `${buttonHeightPx(options)}px`)
    const isDark = session.group.appearance?.theme === 'night'
    const buttons = shown.map((wallet) => {
      const button = makeElement(
        'button',
        { type: 'button', class: `WalletButton WalletButton--${lookOf(wallet, options, isDark)}` },
        makeElement('span', { class: 'WalletButton-name' }, captionOf(wallet, options, texts)),
        ' ',
        makeElement('span', { class: 'WalletButton-test' }, texts.express.test),
      )
      button.addEventListener('click', () => tell('press', { wallet }))
      return button
    })
    const focused = [...box.children].findIndex((child) => child === document.activeElement)
    box.replaceChildren(...buttons)
    // Drawn anew, a button has lost the focus that it had.
    buttons[focused]?.focus()
    if (shown.length < wallets.length) box.append(makeMore())
  }

  function makeMore() {
    const more = makeElement('button', { type: 'button', class: 'MoreButton' }, texts.express.more)
    more.addEventListener('click', () => {
      const hidden = box.children.length - 1
      isUnfolded = true
      draw()
      const first = box.children[hidden]
      if (first instanceof HTMLElement) first.focus()
    })
    return more
  }

  let width = -1
  new ResizeObserver(() => {
    if (box.clientWidth === width) return
    width = box.clientWidth
    draw()
  }).observe(box)

  return {
    update: draw,
    describe: () => ({}),
    validate: () => {},
    focus: () => box.querySelector('button')?.focus(),
    focusProblem: () => box.querySelector('button')?.focus(),
    clear: () => {},
  }
}

runElementFrame<ExpressOptions, ExpressChange, Form>({
  setUp: makeForm,
  serve: (port, shared) => serveCalls<ExpressCalls, ExpressEvents>(port, shared),
})
