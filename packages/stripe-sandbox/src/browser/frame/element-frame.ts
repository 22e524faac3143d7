import { meetEmbedder } from '../shared/embedder.ts'
import type { ElementCalls, ElementEvents, GroupOptions } from '../shared/protocol.ts'
import type { CallHandlers } from '../shared/rpc.ts'
import { StripeFailure, toStripeError } from '../shared/stripe-failure.ts'
import { appearanceSheet, themeOf } from './appearance.ts'
import { required } from './form-dom.ts'

/** What this frame was made with; it follows the page's updates. */
export type Session<Options> = { key: string; group: GroupOptions; element: Options }

/** The form of one kind of Element. */
export type ElementForm<Change> = {
  /** The session's options have changed; also called before the form is shown. */
  update: () => void
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
   * Makes the form in the page; `onChange` is for every change of what is in it. Rejects with
   * StripeFailure (`loaderror`) when there is nothing that it could show.
   */
  setUp: (session: Session<Options>, onChange: () => void) => Form | Promise<Form>
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
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets = [sheet]
  let session: Session<Options> | undefined
  let form: Form | undefined
  let lastChange = ''
  let lastField: HTMLElement | null = null

  function current(): Current<Options, Form> {
    if (session && form) return { session, form }
    throw new StripeFailure(NOT_READY)
  }

  const shared: CallHandlers<ElementCalls<Options>> = {
    async init(params) {
      if (session) throw new StripeFailure(TWICE)
      session = { ...params }
      applyAppearance(sheet, session.group)
      try {
        form = await setUp(session, reportChange)
        form.update()
      } catch (thrown) {
        emit('loaderror', { error: toStripeError(thrown) })
        return
      }
      required('element-form', HTMLFormElement).hidden = false
      reportSize()
      emit('ready', null)
      reportChange()
    },
    update({ group, element }) {
      if (!session) throw new StripeFailure(NOT_READY)
      if (group) {
        session.group = group
        applyAppearance(sheet, group)
      }
      if (element) session.element = element
      form?.update()
      reportChange()
    },
    setInert({ inert, refocus }) {
      document.documentElement.inert = inert
      if (refocus) lastField?.focus()
    },
    focus: () => current().form.focus(),
    focusProblem: () => current().form.focusProblem(),
    blur: () => lastField?.blur(),
    clear: () => current().form.clear(),
    validate: () => current().form.validate(),
  }
  const emit = serve(port, shared, current)

  function reportChange() {
    if (!form) return
    const details = form.describe()
    const change = JSON.stringify(details)
    if (change === lastChange) return
    lastChange = change
    emit('change', details)
  }

  function reportSize() {
    if (!form) return
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

function applyAppearance(sheet: CSSStyleSheet, { appearance = {} }: GroupOptions): void {
  sheet.replaceSync(appearanceSheet(appearance))
  const { classList } = document.documentElement
  classList.toggle('is-dark', themeOf(appearance) === 'night')
  classList.toggle('is-flat', themeOf(appearance) === 'flat')
  classList.toggle('is-calm', appearance.disableAnimations === true)
  classList.toggle('has-floating-labels', appearance.labels === 'floating')
}
