import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Both src/embedded and dist/embedded are four folders deep in the checkout. */
const checkout = fileURLToPath(new URL('../../../..', import.meta.url))

/** Where the installation's own server lives: in .paydesk of the checkout, or in PAYDESK_HOME. */
export const defaultFolder = join(
  resolve(checkout, process.env['PAYDESK_HOME'] ?? '.paydesk'),
  'postgres',
)

/** The shop's database on an embedded server. */
export const defaultDatabase = 'paydesk'
