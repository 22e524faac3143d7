import { createInterface } from 'node:readline'
import { createDatabase } from './database.mjs'
import { createEngine } from './engine.mjs'
import { toFailedMigration, toFailure } from './failure.mjs'
import { logDebug } from './log.mjs'

/** The JSON-RPC code under which the binary reports every failure. */
const serverError = 4466

/** @param {object} message */
const send = (message) =>
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)

/**
 * Answers one call a line, in order, until stdin ends.
 * @param {import('./arguments.mjs').Options} options
 */
export async function serve(options) {
  const url = options.datasource.url
  const engine = createEngine(options)
  let prints = 0

  /**
   * @param {string} method
   * @param {any} params
   */
  async function call(method, params) {
    if (method === 'createDatabase') return createDatabase(url ?? params?.datasource?.url)
    if (method === 'getDatabaseVersion') return engine.call('version', params)
    const result = await engine.call(method, params)
    if (method !== 'diff' || !result?.stdout) return result ?? null
    // The WebAssembly build returns the diff's text, but the CLI expects to be called to print it.
    const { stdout, ...rest } = result
    prints += 1
    send({ id: `print-${prints}`, method: 'print', params: { content: stdout } })
    return rest
  }

  /** @param {unknown} thrown */
  function describe(thrown) {
    const { error, isPanic } = engine.explain(thrown)
    logDebug(error.stack ?? String(error))
    const { code, message } = toFailedMigration(error) ?? toFailure(error, url)
    return {
      code: serverError,
      message: 'An error happened. Check the data field for details.',
      data: {
        is_panic: isPanic,
        message: message ?? String(error),
        error_code: code,
        meta: error.meta ?? null,
      },
    }
  }

  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const request = JSON.parse(line)
    if (!request.method) continue // the CLI's reply to our print
    try {
      send({ id: request.id, result: await call(request.method, request.params) })
    } catch (error) {
      send({ id: request.id, error: describe(error) })
    }
  }
  await engine.close()
}
