/**
 * Does what Enter in a field of the merchant's own form would do (HTML, "implicit submission"):
 * an Element's fields are in another document, where Enter submits nothing.
 */
export function submitEnclosingForm(inside: Element): void {
  const form = inside.closest('form')
  if (!form) return
  const button = [...form.elements].find(isSubmitButton)
  if (button === undefined) form.requestSubmit()
  else if (!button.disabled) button.click()
}

function isSubmitButton(control: Element): control is HTMLButtonElement | HTMLInputElement {
  const mayBe = control instanceof HTMLButtonElement || control instanceof HTMLInputElement
  return mayBe && (control.type === 'submit' || control.type === 'image')
}
