/** `pnpm test` looks for a browser and passes it on; by hand, Debian's place is a fair guess. */
export const CHROMIUM_PATH: string = process.env['CHROMIUM_PATH'] || '/usr/bin/chromium'

const isRoot = process.getuid?.() === 0

/** A browser that talks to nobody but the shop, and that root may start in a container. */
export const CHROMIUM_ARGS: string[] = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
