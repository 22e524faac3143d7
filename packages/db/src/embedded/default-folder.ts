import { fileURLToPath } from 'node:url'

/** Where the checkout's own server lives. Both src/embedded and dist/embedded are four folders deep. */
export const defaultFolder = fileURLToPath(
  new URL('../../../../.paydesk/postgres', import.meta.url),
)

/** The shop's database on an embedded server. */
export const defaultDatabase = 'paydesk'
