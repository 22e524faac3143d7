import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import { createAdapterFactory } from './adapter.mjs'
import { logDebug } from './log.mjs'

/** Where the engine leaves the words of a Rust panic; it looks for this name itself. */
const panics = {
  message: '',
  set_message(/** @type {string} */ message) {
    this.message = message
  },
}

async function loadWasm() {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics })
  const script = createRequire(import.meta.url).resolve(
    '@prisma/schema-engine-wasm/schema_engine_bg',
  )
  const bytes = readFileSync(script.replace(/\.js$/, '.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings })
  // oxlint-disable-next-line no-underscore-dangle -- wasm-bindgen's names
  bindings.__wbg_set_wasm(instance.exports)
  // oxlint-disable-next-line no-underscore-dangle -- wasm-bindgen's names
  instance.exports.__wbindgen_start()
}

/**
 * The engine, loaded at its first call, so that a command that needs none stays quick.
 * @param {import('./arguments.mjs').Options} options
 */
export function createEngine({ datamodels, datasource }) {
  const adapters = createAdapterFactory(datasource)
  const factory = bindMigrationAwareSqlAdapterFactory(adapters)
  /** @type {Promise<any> | undefined} */
  let loading

  async function load() {
    await loadWasm()
    const schema = datamodels.length > 0 ? { datamodels } : {}
    return bindings.SchemaEngine.new(
      schema,
      (/** @type {unknown} */ m) => logDebug(String(m)),
      factory,
    )
  }

  return {
    /**
     * @param {string} method
     * @param {unknown} params
     */
    async call(method, params) {
      loading ??= load()
      const engine = await loading
      if (typeof engine[method] !== 'function')
        throw new Error(`schema-engine: ${method} is not in the WebAssembly build`)
      return engine[method](params)
    },

    /**
     * What was really thrown: behind an id there is the driver's error, behind a trap a panic.
     * @param {any} error
     * @returns {{ error: any, isPanic: boolean }}
     */
    explain(error) {
      if (error instanceof WebAssembly.RuntimeError)
        return { error: new Error(panics.message || error.message), isPanic: true }
      const id = error?.id ?? /External error id#(\d+)/.exec(error?.message)?.[1]
      const original = id === undefined ? undefined : factory.errorRegistry.consumeError(Number(id))
      return { error: original?.error ?? error, isPanic: false }
    },

    close: () => adapters.close(),
  }
}
