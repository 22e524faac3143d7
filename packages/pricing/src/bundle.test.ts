import { build } from 'esbuild'
import { expect, test } from 'vitest'

test('a page that only shows amounts loads neither dinero.js nor the rules of a quote', async ({
  task,
}) => {
  const bundle = await build({
    stdin: {
      contents: "export { currencies, formatMoney } from './index.ts'",
      resolveDir: task.file.filepath.replace(/\/[^/]*$/, ''),
    },
    bundle: true,
    minify: true,
    format: 'esm',
    metafile: true,
    write: false,
  })
  const [output] = Object.values(bundle.metafile.outputs)
  const loaded = Object.entries(output?.inputs ?? {})
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => path.replace(/^.*\//, ''))
  expect(loaded).toEqual(['currencies.ts', 'format-money.ts'])
  // Before compression: well under 1.5 kB on the wire.
  expect(output?.bytes).toBeLessThan(1500)
})
