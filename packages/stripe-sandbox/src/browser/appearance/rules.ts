/** What may follow a public class in the selector of a rule. */
type Following = { states?: readonly string[]; pseudos?: readonly string[] }

const POINTED_AT = ['hover', 'focus', 'focus-visible', 'active'] as const
const TYPED_IN = [...POINTED_AT, 'disabled', 'autofill', ':placeholder', ':selection'] as const

/** The public class names. Source: docs.stripe.com/elements/appearance-api; states unconfirmed. */
const CLASSES: Record<string, Following> = {
  Tab: { states: ['selected'], pseudos: [...POINTED_AT, 'disabled'] },
  TabIcon: { states: ['selected'], pseudos: POINTED_AT },
  TabLabel: { states: ['selected'], pseudos: POINTED_AT },
  AccordionItem: { states: ['selected'], pseudos: POINTED_AT },
  RadioIcon: {},
  RadioIconOuter: { states: ['checked', 'hovered'] },
  RadioIconInner: { states: ['checked', 'hovered'] },
  Label: { states: ['empty', 'focused', 'invalid', 'floating', 'resting'] },
  Input: { states: ['empty', 'invalid'], pseudos: TYPED_IN },
  Error: {},
  Block: { states: ['highlight'] },
  CodeInput: { pseudos: TYPED_IN },
  Checkbox: { states: ['checked'], pseudos: POINTED_AT },
  CheckboxInput: { states: ['checked'], pseudos: [...POINTED_AT, 'disabled'] },
  CheckboxLabel: { states: ['checked'], pseudos: POINTED_AT },
  Switch: { states: ['active'], pseudos: POINTED_AT },
  SwitchControl: { states: ['active'], pseudos: ['hover'] },
  Dropdown: {},
  DropdownItem: { states: ['highlight'], pseudos: ['active'] },
  PickerItem: {
    states: ['selected', 'highlight', 'new', 'disabled'],
    pseudos: [...POINTED_AT, 'disabled'],
  },
  PickerAction: { pseudos: POINTED_AT },
  Menu: {},
  MenuIcon: { states: ['open'], pseudos: POINTED_AT },
  MenuAction: { pseudos: POINTED_AT },
  Action: { pseudos: POINTED_AT },
  Button: { pseudos: [...POINTED_AT, 'disabled'] },
  Link: { pseudos: POINTED_AT },
  SecondaryLink: { pseudos: POINTED_AT },
  Text: { states: ['terms', 'redirect'] },
  TermsText: {},
  TermsLink: { pseudos: POINTED_AT },
  RedirectText: {},
}

/** `.Input`, `.Input--invalid:focus`, `.Input::placeholder`: a class, a state, up to two pseudos. */
const SELECTOR = /^\.([A-Z][A-Za-z]*)(?:--([a-z]+))?((?:::?[a-z-]+){0,2})$/

/** Whether a rule may have this selector: public classes alone, several with commas between. */
export function isSupportedSelector(selector: string): boolean {
  return selector.split(',').every((part) => isSupportedPart(part.trim()))
}

function isSupportedPart(part: string): boolean {
  const [, name = '', state, pseudos = ''] = SELECTOR.exec(part) ?? []
  if (!Object.hasOwn(CLASSES, name)) return false
  const { states = [], pseudos: supported = [] } = CLASSES[name] ?? {}
  if (state !== undefined && !states.includes(state)) return false
  return [...pseudos.matchAll(/:(:?[a-z-]+)/g)].every(([, pseudo = '']) =>
    supported.includes(pseudo),
  )
}

/**
 * The properties that Stripe documents for rules, in camel case; none moves, hides or adds
 * content. Those of one browser are written as in CSS. Source: woocommerce-gateway-stripe #5155.
 */
const PROPERTY =
  /^(background(Color)?|border[A-Za-z]*|boxShadow|color|fill|fillOpacity|font[A-Za-z]*|letterSpacing|lineHeight|margin[A-Za-z]*|opacity|outline[A-Za-z]*|padding[A-Za-z]*|stroke[A-Za-z]*|text(Align|Decoration|Shadow|Transform)|transition[A-Za-z]*|-webkit-(text-fill-color|font-smoothing)|-moz-osx-font-smoothing)$/

/** A placeholder's opacity is not to be set. Source: stripe-js #288. */
export function isSupportedProperty(property: string, selector: string): boolean {
  if (property === 'opacity' && selector.includes('::placeholder')) return false
  return PROPERTY.test(property)
}

export function toCssName(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
