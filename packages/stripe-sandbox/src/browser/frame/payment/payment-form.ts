import type { StripeError } from '@stripe/stripe-js'
import type { PaymentChange, PaymentNews } from '../../shared/payment-protocol.ts'
import type { GroupOptions } from '../../shared/protocol.ts'
import type { ElementForm } from '../element-frame.ts'
import { makeElement, required } from '../form-dom.ts'
import { textsFor } from '../texts.ts'
import { validationError } from '../validation-error.ts'
import type { Entered } from '../entered.ts'
import { layoutOf } from './layout.ts'
import { makeMethodChooser } from './method-chooser.ts'
import type { MethodForm, PaymentSession } from './methods/method-form.ts'
import { fetchOffer, offerTerms } from './offer.ts'
import { inOrder, METHOD_MAKERS, SAVED } from './methods/method-makers.ts'

export type PaymentForm = ElementForm<PaymentChange> & {
  /** The chosen type; throws validation_error when none is. */
  chosenType: () => string
  /** What the shopper typed; throws validation_error while something is missing. */
  collect: () => Entered
  /** What the bank says of one field is shown there; the rest is the merchant's to show. */
  showRefusal: (error: StripeError) => void
  /** Asks again what may be paid, and how. */
  fetchUpdates: () => Promise<void>
  collapse: () => void
}

type Listeners = {
  onChange: () => void
  onMethods: (news: PaymentNews['availablepaymentmethodschange']) => void
}

export function makePaymentForm(
  session: PaymentSession,
  { onChange, onMethods }: Listeners,
): PaymentForm {
  const texts = textsFor(session.group.locale)
  const made = new Map<string, MethodForm>()
  const chooser = makeMethodChooser(texts, (method) => {
    chosen = method
    session.chosenType = method.type
    isCollapsed = false
    show()
    onChange()
  })
  const badge = makeElement('p', { class: 'TestBadge' }, texts.testMode)
  const fieldset = makeElement('fieldset', {}, chooser.element, badge)
  required('element-form', HTMLFormElement).append(fieldset)
  let methods: MethodForm[] = []
  let chosen: MethodForm | null = null
  let askedFor = termsOf(session.group)
  let isCollapsed = layoutOf(session.element.layout, 1).isCollapsed

  /** Made once: what was typed stays when a method goes and comes back. */
  function methodOf(type: string): MethodForm[] {
    const make = METHOD_MAKERS.get(type)
    if (!make) return []
    const method = made.get(type) ?? make(session, { texts, onChange })
    made.set(type, method)
    return [method]
  }

  function show(): void {
    const { element, offer } = session
    const before = typesOf(methods)
    const saved = offer.customer?.saved.length ? [SAVED] : []
    methods = [...saved, ...inOrder(offer.types, element.paymentMethodOrder)].flatMap(methodOf)
    if (typesOf(methods) !== before) tellMethods()
    if (chosen && !methods.includes(chosen)) chosen = null
    if (!isCollapsed) chosen ??= lastChosen() ?? methods[0] ?? null
    for (const method of methods) method.update()
    const layout = layoutOf(element.layout, methods.length)
    chooser.show({ methods, chosen: isCollapsed ? null : chosen, layout })
    fieldset.disabled = element.readOnly === true
  }

  /** A form that is made anew, in another language, goes on where the one before was. */
  const lastChosen = () => methods.find(({ type }) => type === session.chosenType)

  function tellMethods(): void {
    const types = methods.filter(({ type }) => type !== SAVED)
    const available = types.map(({ type }) => [type, { available: true }] as const)
    onMethods({ paymentMethods: Object.fromEntries(available) })
  }

  async function fetchUpdates(): Promise<void> {
    const asked = termsOf(session.group)
    askedFor = asked
    const offer = await fetchOffer(session.key, session.group)
    // Overtaken by a later change: that one's answer is the one to show.
    if (askedFor !== asked) return
    session.offer = offer
    show()
  }

  const firstProblem = () => chosen?.fields.find(({ problem }) => problem() !== null)

  function current(): MethodForm {
    if (chosen && !isCollapsed) return chosen
    throw validationError('incomplete_payment_method', texts)
  }

  function validate(): void {
    for (const field of current().fields) field.check()
    const problem = firstProblem()?.problem()
    if (problem) throw validationError(problem, texts)
  }

  return {
    validate,
    fetchUpdates,
    update: () => (termsOf(session.group) === askedFor ? show() : fetchUpdates()),
    describe: () => {
      const shown = isCollapsed ? null : chosen
      return {
        empty: shown?.isEmpty() ?? true,
        complete: shown !== null && firstProblem() === undefined,
        collapsed: isCollapsed,
        value: shown?.describe?.() ?? { type: shown?.type ?? '' },
      }
    },
    chosenType: () => current().describe?.().type ?? current().type,
    collect() {
      validate()
      return current().collect()
    },
    showRefusal: (error) => chosen?.showRefusal?.(error),
    collapse() {
      isCollapsed = true
      chosen = null
      show()
      onChange()
    },
    focus: () => chosen?.focus(),
    focusProblem: () => firstProblem()?.control.focus(),
    clear() {
      for (const { fields } of methods) for (const field of fields) field.clear()
    },
  }
}

function typesOf(methods: MethodForm[]): string {
  return methods.map(({ type }) => type).join(' ')
}

/** Changed terms are another offer. */
function termsOf(group: GroupOptions): string {
  return JSON.stringify(offerTerms(group))
}
