import { parseUrl } from './database.mjs'

/** @typedef {{ code?: string, message: string }} Failure */

/**
 * Prisma's code and words for an error of Postgres or of the network, because its CLI decides by
 * the code (P1003, no such database, makes `migrate dev` create it).
 * Source: https://www.prisma.io/docs/orm/reference/error-reference
 * @param {{ code?: string, message: string }} error
 * @param {string | undefined} url
 * @returns {Failure}
 */
export function toFailure(error, url) {
  const code = error.code ?? ''
  if (!url || code.startsWith('P')) return { code: error.code, message: error.message }
  const { host, port, user, database } = parseUrl(url)
  if (code === '3D000')
    return {
      code: 'P1003',
      message: `Database \`${database}\` does not exist at \`${host}:${port}\`.`,
    }
  if (code === '28P01' || code === '28000')
    return { code: 'P1000', message: `\`${host}:${port}\` refuses the credentials of \`${user}\`.` }
  if (code === '42P04')
    return {
      code: 'P1009',
      message: `Database \`${database}\` exists already at \`${host}:${port}\`.`,
    }
  if (/^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT)/.test(code))
    return {
      code: 'P1001',
      message: `Can't reach database server at \`${host}:${port}\` (${code}).`,
    }
  return { message: error.message }
}

/**
 * The WebAssembly build names a failed migration only in the trace that it adds to the words.
 * @param {{ message: string }} error
 * @returns {Failure | undefined}
 */
export function toFailedMigration({ message }) {
  const name = /apply_script\s+with migration_name="([^"]+)"/.exec(message)?.[1]
  if (!name) return undefined
  const words = message.slice(0, message.search(/^\s*0: /m)).trim()
  return { code: 'P3018', message: `A migration failed to apply: ${name}\n\n${words}` }
}
