import type { CardChange, CardOptions, CardPart } from '../../shared/card-protocol.ts'
import type { CardBrand } from '../card-brand.ts'
import { parseExpiry } from '../card-expiry.ts'
import { digitsOf } from '../card-number.ts'
import type { ElementForm, Session } from '../element-frame.ts'
import { makeElement, required } from '../form-dom.ts'
import { textsFor } from '../texts.ts'
import { validationError } from '../validation-error.ts'
import { brandOf, chainCardInputs, formatCardInputs, makeCardInputs } from './card-inputs.ts'
import { makeCardIcon } from './card-icon.ts'
import { dressCard } from './dress-card.ts'
import { meetSiblings } from './siblings.ts'
import type { CardInput } from './card-input.ts'

export type EnteredCard = {
  /** Without a security code where the page has no field for it. */
  card: { number: string; exp_month: number; exp_year: number; cvc?: string }
  /** Empty where it is not asked for. */
  postalCode: string
}

export type CardForm = ElementForm<CardChange> & {
  /** The whole card, some of it from the frames of the other parts; throws validation_error. */
  collect: () => Promise<EnteredCard>
}

/** A card in one line, or one field of it. */
export function makeCardForm(session: Session<CardOptions>, onChange: () => void): CardForm {
  const texts = textsFor(session.group.locale)
  const { part, channel } = session.element
  const isWhole = part === 'card'
  /** The number is in another frame, whose brand decides how long a security code is. */
  let siblingBrand: CardBrand = 'unknown'
  const hasNumber = isWhole || part === 'cardNumber'
  const brand = (): CardBrand => (hasNumber ? brandOf(number.input.value) : siblingBrand)

  const inputs = makeCardInputs({ texts, brand, onChange: changed })
  const { number, expiry, cvc, postal } = inputs
  formatCardInputs(inputs, brand)
  if (isWhole) chainCardInputs(inputs)
  const icon = makeCardIcon()
  // Where the line is narrow, a complete number makes room and shows its end.
  const lastFour = makeElement('span', { class: 'InputElement LastFour', 'aria-hidden': 'true' })
  if (isWhole) number.box.append(lastFour)
  const shown: Record<CardPart, CardInput[]> = {
    card: [number, expiry, cvc, postal],
    cardNumber: [number],
    cardExpiry: [expiry],
    cardCvc: [cvc],
  }
  const line = makeElement(
    'div',
    { class: isWhole ? 'CardLine' : 'CardLine CardLine--part' },
    ...(hasNumber ? [icon.box] : []),
    ...shown[part].map(({ box }) => box),
  )
  required('element-form', HTMLFormElement).append(line)
  postal.input.value = session.element.value?.postalCode ?? ''

  const siblings = meetSiblings({
    channel,
    part,
    read: () => shown[part][0]?.input.value ?? '',
    brand: () => (hasNumber ? brand() : null),
    onBrand: (told) => {
      siblingBrand = told
      changed()
    },
  })

  const asked = () => shown[part].filter(({ box }) => !box.hidden)
  const firstProblem = () => asked().find(({ problem }) => problem() !== null)
  let lastBrand: CardBrand = 'unknown'

  function changed() {
    if (hasNumber && brand() !== lastBrand) {
      lastBrand = brand()
      siblings.tellBrand(lastBrand)
    }
    if (!hasNumber || isWhole) {
      // A shorter code than before may now be the whole of it, or more.
      const longest = brand() === 'unknown' || brand() === 'amex' ? 4 : 3
      if (cvc.input.value.length > longest) cvc.input.value = cvc.input.value.slice(0, longest)
    }
    line.classList.toggle('has-number', number.problem() === null)
    lastFour.textContent = digitsOf(number.input.value).slice(-4)
    icon.show(
      brand(),
      asked().some(({ shownProblem }) => shownProblem() !== null),
    )
    onChange()
  }

  function validate() {
    for (const input of asked()) input.check()
    const problem = firstProblem()?.problem()
    if (problem) throw validationError(problem, texts)
  }

  return {
    update() {
      const { hidePostalCode, disabled, placeholder } = session.element
      postal.box.hidden = hidePostalCode === true
      for (const { input } of asked()) input.disabled = disabled === true
      if (!isWhole && placeholder !== undefined) {
        for (const { input } of asked()) input.placeholder = placeholder
      }
      icon.setVisible(
        isWhole ? session.element.hideIcon !== true : session.element.showIcon === true,
      )
      icon.setStyle(session.element.iconStyle)
      dressCard(session.element.style)
      changed()
    },
    describe(): CardChange {
      const problem = asked()
        .map(({ shownProblem }) => shownProblem())
        .find((found) => found !== null)
      return {
        empty: asked().every(({ input }) => input.value === ''),
        complete: !firstProblem(),
        error: problem && {
          type: 'validation_error',
          code: problem,
          message: texts.problems[problem],
        },
        ...(isWhole && { value: { postalCode: postal.box.hidden ? '' : postal.input.value } }),
        ...(hasNumber && { brand: brand() }),
      }
    },
    validate,
    async collect() {
      validate()
      const expiryText = isWhole ? expiry.input.value : await siblings.ask('cardExpiry')
      const code = isWhole ? cvc.input.value : await siblings.ask('cardCvc')
      const date = parseExpiry(expiryText ?? '')
      if (!date) throw validationError('incomplete_expiry', texts)
      if (code === '') throw validationError('incomplete_cvc', texts)
      return {
        card: {
          number: digitsOf(number.input.value),
          exp_month: date.month,
          exp_year: date.year,
          ...(code !== null && { cvc: code }),
        },
        postalCode: isWhole && !postal.box.hidden ? postal.input.value.trim() : '',
      }
    },
    focus: () => asked()[0]?.input.focus(),
    focusProblem: () => firstProblem()?.input.focus(),
    clear() {
      for (const input of asked()) input.clear()
    },
  }
}
