import { createDatabase, dropDatabase, execute, parseUrl } from './database.mjs'
import { toFailure } from './failure.mjs'
import { logError } from './log.mjs'

/** @type {Record<string, (url: string) => Promise<unknown>>} */
const commands = {
  'can-connect-to-database': (url) => execute(parseUrl(url), 'SELECT 1'),
  'create-database': createDatabase,
  'drop-database': dropDatabase,
}

/**
 * `schema-engine cli <command>`: answers by the exit code, and by a code of Prisma in the log.
 * @param {import('./arguments.mjs').Options} options
 * @returns {Promise<number>} the exit code
 */
export async function runCommand({ command = '', datasource }) {
  try {
    const run = commands[command]
    if (!run) throw new Error(`schema-engine: unknown command ${command}`)
    if (!datasource.url) throw new Error('schema-engine: no url in --datasource')
    await run(datasource.url)
    return 0
  } catch (error) {
    const { code, message } = toFailure(error, datasource.url)
    // The CLI takes the last whole line of stderr for the verdict.
    process.stderr.write('\n')
    logError(message, code)
    return 1
  }
}
