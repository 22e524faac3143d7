import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const browser = fileURLToPath(new URL('src/browser/', import.meta.url))
const target = fileURLToPath(new URL('dist/browser/', import.meta.url))
const inspector = fileURLToPath(new URL('src/inspector/', import.meta.url))
const inspectorTarget = fileURLToPath(new URL('dist/inspector/', import.meta.url))

const TARGET = ['chrome119', 'firefox121', 'safari17.4']

/** The pages of the Elements' frames: a script and a style sheet each, in one template. */
const ELEMENT_PAGES = {
  'frame/payment/elements-inner-payment': 'Secure payment input frame',
  'frame/address/elements-inner-address': 'Secure address input frame',
  'frame/express-checkout/elements-inner-express-checkout': 'Secure express checkout frame',
  'frame/express-sheet/elements-inner-express-sheet': 'Test wallet',
  'frame/card/elements-inner-card': 'Secure card payment input frame',
  'frame/link-authentication/elements-inner-link-authentication': 'Secure email input frame',
}
const PAGES = [
  'challenge/three-ds-2-challenge',
  'challenge/three-ds-2-acs',
  'challenge/redirect-method',
]

/** Writes stripe.js and the pages of its frames into `dist/browser`, flat. */
export async function buildBrowser(): Promise<void> {
  await mkdir(target, { recursive: true })
  const pages = [...Object.keys(ELEMENT_PAGES), ...PAGES]
  const template = await readFile(inBrowser('frame/element-page.html'), 'utf8')
  await Promise.all([
    build({
      entryPoints: [
        inBrowser('host/stripe.ts'),
        ...pages.flatMap((page) => [`${page}.ts`, `${page}.css`].map(inBrowser)),
      ],
      outdir: target,
      entryNames: '[name]',
      bundle: true,
      minify: true,
      // The texts of six languages are half the size unescaped; the scripts are served as UTF-8.
      charset: 'utf8',
      // Classic scripts: stripe.js reads document.currentScript, which a module does not have.
      format: 'iife',
      target: TARGET,
      sourcemap: false,
      logLevel: 'warning',
    }),
    ...Object.entries(ELEMENT_PAGES).map(([page, title]) => {
      const name = path.basename(page)
      const html = template.replaceAll('{{name}}', name).replaceAll('{{title}}', title)
      return writeFile(path.join(target, `${name}.html`), html)
    }),
    ...PAGES.map((page) =>
      copyFile(inBrowser(`${page}.html`), path.join(target, `${path.basename(page)}.html`)),
    ),
  ])
}

function inBrowser(file: string): string {
  return path.join(browser, file)
}

/** Writes the inspector's page into `dist/inspector`. */
export async function buildInspector(): Promise<void> {
  await mkdir(inspectorTarget, { recursive: true })
  await Promise.all([
    build({
      entryPoints: ['main.tsx', 'style/inspector.css'].map((file) => ({
        in: path.join(inspector, file),
        out: 'inspector',
      })),
      outdir: inspectorTarget,
      bundle: true,
      minify: true,
      format: 'esm',
      jsx: 'automatic',
      target: TARGET,
      define: { 'process.env.NODE_ENV': '"production"' },
      sourcemap: false,
      legalComments: 'none',
      logLevel: 'warning',
    }),
    ...['index.html', 'icon.svg'].map((file) =>
      copyFile(path.join(inspector, file), path.join(inspectorTarget, file)),
    ),
  ])
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await Promise.all([buildBrowser(), buildInspector()])
}
