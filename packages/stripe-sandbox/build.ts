import { copyFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const browser = fileURLToPath(new URL('src/browser/', import.meta.url))
const target = fileURLToPath(new URL('dist/browser/', import.meta.url))

const SCRIPTS = [
  'host/stripe.ts',
  'frame/elements-inner-payment.ts',
  'challenge/three-ds-2-challenge.ts',
  'challenge/three-ds-2-acs.ts',
]
const PAGES = [
  'frame/elements-inner-payment',
  'challenge/three-ds-2-challenge',
  'challenge/three-ds-2-acs',
]

/** Writes stripe.js and the pages of its frames into `dist/browser`, flat. */
export async function buildBrowser(): Promise<void> {
  await mkdir(target, { recursive: true })
  const styles = PAGES.map((page) => `${page}.css`)
  await Promise.all([
    build({
      entryPoints: [...SCRIPTS, ...styles].map((file) => path.join(browser, file)),
      outdir: target,
      entryNames: '[name]',
      bundle: true,
      minify: true,
      // Classic scripts: stripe.js reads document.currentScript, which a module does not have.
      format: 'iife',
      target: ['chrome119', 'firefox121', 'safari17.4'],
      sourcemap: false,
      logLevel: 'warning',
    }),
    ...PAGES.map((page) =>
      copyFile(
        path.join(browser, `${page}.html`),
        path.join(target, `${path.basename(page)}.html`),
      ),
    ),
  ])
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildBrowser()
