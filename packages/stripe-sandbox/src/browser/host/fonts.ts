import type { CssFontSource, CustomFontSource } from '@stripe/stripe-js'
import type { LoadedFont } from '../shared/protocol.ts'
import { warn } from './warn.ts'

type FontSource = CssFontSource | CustomFontSource
type FontFaceSource = Omit<LoadedFont, 'data'> & { url: string }

/** A style sheet of a CJK font has more than a hundred; nobody waits for so many. */
const MOST_FACES = 24

/**
 * Loads the merchant's fonts in the merchant's page, and only their bytes go on to the frames: a
 * frame that holds card numbers loads nothing from elsewhere, for which characters of a number
 * could be told by the parts of a font that are asked for.
 */
export async function loadFonts(sources: readonly FontSource[]): Promise<LoadedFont[]> {
  const faces = await Promise.all(sources.map(facesOf))
  const loaded = await Promise.all(faces.flat().slice(0, MOST_FACES).map(load))
  return loaded.filter((font) => font !== null)
}

async function facesOf(source: FontSource): Promise<FontFaceSource[]> {
  if (!('cssSrc' in source)) {
    const { family, src, style, weight, unicodeRange, display } = source
    const url = firstAddress(src, document.baseURI)
    const descriptors = withoutEmpty({ style, weight, unicodeRange, display })
    if (url === null) warn(`stripe.elements(): the font "${family}" has no url() in its src.`)
    return url === null ? [] : [{ family, url, descriptors }]
  }
  const address = new URL(source.cssSrc, document.baseURI).href
  const answer = await fetchOrWarn(address)
  return answer ? fontFacesIn(await answer.text(), address) : []
}

function fontFacesIn(css: string, baseURL: string): FontFaceSource[] {
  const sheet = new CSSStyleSheet({ baseURL })
  sheet.replaceSync(css)
  return [...sheet.cssRules].flatMap((rule) => {
    if (!(rule instanceof CSSFontFaceRule)) return []
    const valueOf = (name: string) => rule.style.getPropertyValue(name)
    const url = firstAddress(valueOf('src'), baseURL)
    if (url === null) return []
    const descriptors = withoutEmpty({
      style: valueOf('font-style'),
      weight: valueOf('font-weight'),
      unicodeRange: valueOf('unicode-range'),
      display: valueOf('font-display'),
    })
    return [{ family: valueOf('font-family').replace(/^["']|["']$/g, ''), url, descriptors }]
  })
}

/** The first `url(...)` of a src descriptor. */
export function firstAddress(src: string, base: string): string | null {
  const [, quoted, plain] = /url\(\s*(?:"([^"]*)"|'?([^'")]*)'?)\s*\)/i.exec(src) ?? []
  const address = quoted ?? plain
  return address !== undefined && URL.canParse(address, base) ? new URL(address, base).href : null
}

async function load({ family, url, descriptors }: FontFaceSource): Promise<LoadedFont | null> {
  const answer = await fetchOrWarn(url)
  return answer ? { family, data: await answer.arrayBuffer(), descriptors } : null
}

async function fetchOrWarn(address: string): Promise<Response | null> {
  try {
    const answer = await fetch(address, { credentials: 'omit' })
    if (answer.ok) return answer
  } catch {
    // Blocked or offline: the same to the developer as an address where there is nothing.
  }
  warn(
    `stripe.elements(): ${address} could not be loaded. The sandbox has the page itself load fonts: connect-src and CORS have to allow it.`,
  )
  return null
}

function withoutEmpty(descriptors: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(descriptors).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
}
