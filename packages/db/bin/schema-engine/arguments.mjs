import { readFileSync } from 'node:fs'

/**
 * @typedef {{ url?: string, shadowDatabaseUrl?: string }} Datasource
 * @typedef {{ datamodels: [path: string, text: string][], datasource: Datasource, command?: string }} Options
 */

/**
 * What Prisma's CLI passes to its engine. A flag that is not known here fails loudly, so that an
 * update of Prisma cannot be half understood.
 * @param {string[]} argv
 * @returns {Options}
 */
export function parseArguments(argv) {
  /** @type {Options} */
  const options = { datamodels: [], datasource: {} }
  const rest = [...argv]
  while (rest.length > 0) {
    const flag = rest.shift()
    if (flag === '--version' || flag === '-V') return { ...options, command: 'version' }
    const value = rest.shift()
    if (value === undefined) throw new Error(`schema-engine: ${flag} needs a value`)
    if (flag === '--datamodels') options.datamodels.push([value, readFileSync(value, 'utf8')])
    else if (flag === '--datasource') options.datasource = JSON.parse(value)
    else if (flag === 'cli') options.command = value
    // Preview features stand in the schema, and the list of extension types only helps `db pull`.
    else if (flag !== '--enabled-preview-features' && flag !== '--extension-types')
      throw new Error(`schema-engine: unknown argument ${flag}`)
  }
  return options
}
