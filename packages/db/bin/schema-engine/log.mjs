/**
 * One line of the log that Prisma's CLI reads from its engine's stderr.
 * @param {string} level
 * @param {string} message
 * @param {string} [errorCode] Prisma's code, e.g. P1001
 */
function log(level, message, errorCode) {
  const line = {
    timestamp: new Date().toISOString(),
    level,
    target: 'schema_engine::logger',
    fields: { message, error_code: errorCode },
  }
  process.stderr.write(`${JSON.stringify(line)}\n`)
}

/** @type {(message: string, errorCode?: string) => void} */
export const logError = (message, errorCode) => log('ERROR', message, errorCode)

/** Only with DEBUG set, as the engine is talkative. @type {(message: string) => void} */
export const logDebug = (message) => {
  if (process.env['DEBUG']) log('INFO', message)
}
