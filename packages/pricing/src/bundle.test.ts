import { build } from 'esbuild'
import { expect, test } from 'vitest'

/** What a page loads that imports these names from the package: its files, and its size in bytes. */
async function bundleOf(names: string, file: string) {
  const { metafile } = await build({
    stdin: {
      contents: `export { ${names} } from './index.ts'`,
      resolveDir: file.replace(/\/[^/]*$/, ''),
    },
    bundle: true,
    minify: true,
    format: 'esm',
    metafile: true,
    write: false,
  })
  const [output] = Object.values(metafile.outputs)
  const loaded = Object.entries(output?.inputs ?? {})
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => path.replace(/^.*\//, ''))
  return { loaded, bytes: output?.bytes }
}

test('a page that only shows amounts loads neither dinero.js nor the rules of a quote', async ({
  task,
}) => {
  const { loaded, bytes } = await bundleOf('currencies, formatMoney', task.file.filepath)
  expect(loaded).toEqual(['currencies.ts', 'format-money.ts'])
  // Before compression: half of it is the table of 47 currencies, which compresses well.
  expect(bytes).toBeLessThan(4000)
})

test('a page that explains a quote, and what changed in it, does not load the engine', async ({
  task,
}) => {
  const names = 'currencies, explain, formatMoney, quoteChanges'
  const { loaded, bytes } = await bundleOf(names, task.file.filepath)
  expect(loaded).toEqual(['currencies.ts', 'format-money.ts', 'explain.ts', 'quote-changes.ts'])
  // Before compression: under 2 kB on the wire.
  expect(bytes).toBeLessThan(7500)
})
