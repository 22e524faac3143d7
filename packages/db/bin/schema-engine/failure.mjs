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
