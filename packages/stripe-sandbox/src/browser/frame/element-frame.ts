import { meetEmbedder } from '../shared/embedder.ts'
import type { ElementCalls, ElementEvents, GroupOptions } from '../shared/protocol.ts'
import type { CallHandlers } from '../shared/rpc.ts'
import { StripeFailure, toStripeError } from '../shared/stripe-failure.ts'
import { languageFor } from '../languages/language.ts'
import { required } from './form-dom.ts'
import { readEntries, writeEntries } from './keep-entries.ts'
import { showAppearance } from './show-appearance.ts'

/** What this frame was made with; it follows the page's updates. */
export type Session<Options> = { key: string; group: GroupOptions; element: Options }

/** The form of one kind of Element. */
export type ElementForm<Change> = {
  /** The session's options have changed; also called before the form is shown. */
  update: () => void | Promise<void>
  /** The `change` event that the form would make now. */
  describe: () => Change
  /** Shows what is missing; throws the first of it as validation_error. */
  validate: () => void
  focus: () => void
  focusProblem: () => void
  clear: () => void
}

type Emit<Change> = <E extends keyof ElementEvents<Change>>(
  event: E,
  detail: ElementEvents<Change>[E],
) => void

/** Session and form, for the calls that only this kind of Element answers. */
type Current<Options, Form> = { session: Session<Options>; form: Form }

type Definition<Options, Change, Form> = {
  /**
   * Makes the form in the page; `onChange` is for every change of what is in it, the port for what
   * only this kind of Element tells. Rejects with StripeFailure (`loaderror`) when there is
   * nothing that it could show.
   */
  setUp: (
    session: Session<Options>,
    onChange: () => void,
    port: MessagePort,
  ) => Form | Promise<Form>
  /** Serves the port: the calls of every Element, and its own. */
  serve: (
    port: MessagePort,
    shared: CallHandlers<ElementCalls<Options>>,
    current: () => Current<Options, Form>,
  ) => Emit<Change>
}

/** Runs the page of an Element's frame: what every kind of Element does is here. */
export function runElementFrame<Options, Change, Form extends ElementForm<Change>>(
  definition: Definition<Options, Change, Form>,
): void {
  void meetEmbedder().then((port) => start(port, definition))
}

function start<Options, Change, Form extends ElementForm<Change>>(
  port: MessagePort,
  { setUp, serve }: Definition<Options, Change, Form>,
): void {
  let session: Session<Options> | undefined
  let form: Form | undefined
  let isShown = false
  let lastChange = ''
  let lastField: HTMLElement | null = null
  let translating = Promise.resolve()

  function current(): Current<Options, Form> {
    if (session && form) return { session, form }
    throw new StripeFailure(NOT_READY)
  }

  const shared: CallHandlers<ElementCalls<Options>> = {
    async init(params) {
      if (session) throw new StripeFailure(TWICE)
      session = { ...params }
      speak(session.group)
      showAppearance(session.group.appearance)
      try {
        form = await setUp(session, reportChange, port)
        await form.update()
      } catch (thrown) {
        emit('loaderror', { error: toStripeError(thrown) })
        return
      }
      required('element-form', HTMLFormElement).hidden = false
      isShown = true
      reportSize()
      emit('ready', null)
      reportChange()
    },
    async update({ group, element }) {
      if (!session) throw new StripeFailure(NOT_READY)
      if (element) session.element = element
      if (group) {
        session.group = group
        showAppearance(group.appearance)
        // One after the other: two at the same time would leave two forms in the page.
        translating = translating.then(translate)
        await translating
      }
      await form?.update()
      reportChange()
    },
    async setFonts({ fonts }) {
      for (const { family, data, descriptors } of fonts) {
        document.fonts.add(await new FontFace(family, data, descriptors).load())
      }
    },
    setInert({ inert, refocus }) {
      // A click whose window has not got the focus yet has told no focusin.
      const active = document.activeElement
      if (inert && active instanceof HTMLElement && active !== document.body) lastField = active
      document.documentElement.inert = inert
      if (refocus && lastField) keepFocused(lastField)
    },
    focus: () => current().form.focus(),
    focusProblem: () => current().form.focusProblem(),
    blur: () => lastField?.blur(),
    clear: () => current().form.clear(),
    validate: () => current().form.validate(),
  }
  const emit = serve(port, shared, current)

  /** Makes the form anew in the language of the group, with what was entered in it. */
  async function translate(): Promise<void> {
    if (!session || !form || !speak(session.group)) return
    const root = required('element-form', HTMLFormElement)
    const old = [...root.children]
    form = await setUp(session, reportChange, port)
    const entries = readEntries(old)
    for (const child of old) child.remove()
    await form.update()
    writeEntries(root, entries)
  }

  function reportChange() {
    if (!form || !isShown) return
    const details = form.describe()
    const change = JSON.stringify(details)
    if (change === lastChange) return
    lastChange = change
    emit('change', details)
  }

  function reportSize() {
    if (!isShown) return
    emit('resize', { height: Math.ceil(document.body.getBoundingClientRect().height) })
  }
  new ResizeObserver(reportSize).observe(document.body)

  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement) lastField = target
  })
  window.addEventListener('focus', () => emit('focus', null))
  window.addEventListener('blur', () => emit('blur', null))
  document.addEventListener('submit', (event) => event.preventDefault())
  document.addEventListener('keydown', ({ key, target, isComposing }) => {
    if (key === 'Escape') emit('escape', null)
    if (key === 'Enter' && !isComposing && target instanceof HTMLInputElement) emit('enter', null)
  })
}

const TWICE = { type: 'api_error', message: 'sandbox: the frame is set up already.' } as const
const NOT_READY = { type: 'api_error', message: 'sandbox: the frame is not ready.' } as const

/** Sets the language of the page; whether it is another than before. */
function speak({ locale }: GroupOptions): boolean {
  const language = languageFor(locale)
  const isOther = document.documentElement.lang !== language
  document.documentElement.lang = language
  return isOther
}

const LOOKS = 20
const LOOK_AGAIN_AFTER_MS = 50

/**
 * Gives the field the focus, and again for a second wherever it is lost. The page tells of the iframe's
 * focus, and of what makes it inert, by other ways than the port, and they may come later: a field that was
 * focused before them is blurred by them, or is the active element of a window without focus.
 */
function keepFocused(field: HTMLElement, looksLeft = LOOKS): void {
  const active = document.activeElement
  if (active !== document.body && active !== field) return
  if (active === field && !document.hasFocus()) field.blur()
  field.focus()
  if (looksLeft > 0) setTimeout(() => keepFocused(field, looksLeft - 1), LOOK_AGAIN_AFTER_MS)
}
