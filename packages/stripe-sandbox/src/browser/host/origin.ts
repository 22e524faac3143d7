// document.currentScript exists only while a classic script is evaluated: hence at top level.
const script = document.currentScript
if (!(script instanceof HTMLScriptElement) || !script.src) {
  throw new Error('The sandbox stripe.js must be loaded by a classic <script src>.')
}

/** The sandbox: the origin that this script came from serves the frames and the API as well. */
export const SANDBOX_ORIGIN = new URL(script.src).origin
