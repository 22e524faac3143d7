import type {
  LinkAuthenticationCalls,
  LinkAuthenticationChange,
  LinkAuthenticationEvents,
  LinkAuthenticationOptions,
} from '../../shared/link-authentication-protocol.ts'
import { serveCalls } from '../../shared/rpc.ts'
import { runElementFrame, type ElementForm, type Session } from '../element-frame.ts'
import { makeField, makeInput } from '../field.ts'
import { makeElement, required } from '../form-dom.ts'
import { textsFor } from '../texts.ts'
import { validationError } from '../validation-error.ts'
import { emailProblem } from './email.ts'

type Form = ElementForm<LinkAuthenticationChange>

/** The e-mail alone. A login at Link needs Stripe, so that part is not here. */
function makeForm(session: Session<LinkAuthenticationOptions>, onChange: () => void): Form {
  const texts = textsFor(session.group.locale)
  const input = makeInput('email', {
    type: 'email',
    inputmode: 'email',
    autocomplete: 'email',
    autocapitalize: 'off',
    placeholder: texts.emailPlaceholder,
    'aria-required': 'true',
  })
  const field = makeField(input, {
    texts,
    onChange,
    label: texts.email,
    width: 'wide',
    findProblem: emailProblem,
  })
  const grid = makeElement('div', { class: 'Grid' }, field.box)
  required('element-form', HTMLFormElement).append(grid)
  const given = session.element.defaultValues?.email
  if (given) {
    input.value = given
    input.dispatchEvent(new Event('input'))
  }

  return {
    update: () => {},
    describe: () => ({
      empty: input.value === '',
      complete: field.problem() === null,
      value: { email: input.value.trim() },
    }),
    validate() {
      field.check()
      const problem = field.problem()
      if (problem) throw validationError(problem, texts)
    },
    focus: () => input.focus(),
    focusProblem: () => input.focus(),
    clear: () => field.clear(),
  }
}

runElementFrame<LinkAuthenticationOptions, LinkAuthenticationChange, Form>({
  setUp: makeForm,
  serve: (port, shared) =>
    serveCalls<LinkAuthenticationCalls, LinkAuthenticationEvents>(port, shared),
})
