#!/usr/bin/env node
// Stands in for the `schema-engine` binary that Prisma's CLI would download: the same JSON-RPC on
// stdin and stdout, over Prisma's own WebAssembly build of that engine and the `pg` driver.
// prisma.config.ts names this file in PRISMA_SCHEMA_ENGINE_BINARY. Plain JavaScript, because the
// CLI spawns it as an executable, before anything is compiled.
import { parseArguments } from './schema-engine/arguments.mjs'
import { logError } from './schema-engine/log.mjs'
import { runCommand } from './schema-engine/command.mjs'
import { serve } from './schema-engine/serve.mjs'

process.on('uncaughtException', (error) => {
  logError(error.stack ?? String(error))
  process.exit(1)
})

const options = parseArguments(process.argv.slice(2))
if (options.command === 'version') process.stdout.write('schema-engine-cli wasm\n')
else if (options.command) process.exitCode = await runCommand(options)
else await serve(options)
