import { describe, expect, it } from 'vitest'
import { storedValue } from './stored-value.ts'

type Browser = { entries: Map<string, string>; tabs: EventTarget[] }

/** Like localStorage: a write is told to the other tabs, not to the one that wrote. */
function openTab(browser: Browser) {
  const events = new EventTarget()
  browser.tabs.push(events)
  const storage = {
    getItem: (key: string) => browser.entries.get(key) ?? null,
    setItem: (key: string, value: string) => {
      browser.entries.set(key, value)
      for (const tab of browser.tabs) {
        if (tab !== events) tab.dispatchEvent(Object.assign(new Event('storage'), { key }))
      }
    },
  }
  return storedValue<number[]>({
    key: 'numbers',
    parse: (stored) => (Array.isArray(stored) ? stored.filter(Number.isInteger) : []),
    storage,
    events,
  })
}

const openBrowser = (entries: [string, string][] = []): Browser => ({
  entries: new Map(entries),
  tabs: [],
})

describe('a stored value', () => {
  it('survives a reload', () => {
    const browser = openBrowser()
    openTab(browser).update((numbers) => [...numbers, 1])
    expect(openTab(browser).get()).toEqual([1])
  })

  it('reaches the other tabs, which tell their listeners', () => {
    const browser = openBrowser()
    const [here, there] = [openTab(browser), openTab(browser)]
    let told = 0
    there.subscribe(() => (told += 1))
    here.update((numbers) => [...numbers, 1])
    expect([there.get(), told]).toEqual([[1], 1])
  })

  it('is read again when the page comes back from the back-forward cache', () => {
    const browser = openBrowser()
    const asleep = openTab(browser)
    browser.entries.set('numbers', '[7]')
    browser.tabs[0]?.dispatchEvent(new Event('pageshow'))
    expect(asleep.get()).toEqual([7])
  })

  it('loses no change when two tabs write in turn', () => {
    const browser = openBrowser()
    const [here, there] = [openTab(browser), openTab(browser)]
    here.update((numbers) => [...numbers, 1])
    there.update((numbers) => [...numbers, 2])
    here.update((numbers) => [...numbers, 3])
    expect([here.get(), there.get()]).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ])
  })

  it('is the same object until it changes, as useSyncExternalStore demands', () => {
    const tab = openTab(openBrowser())
    expect(tab.get()).toBe(tab.get())
    const before = tab.get()
    tab.update((numbers) => numbers)
    expect(tab.get()).toBe(before)
  })

  it('begins anew from text that is no JSON', () => {
    expect(openTab(openBrowser([['numbers', '{"broken']])).get()).toEqual([])
  })

  it('is written down at once, so that the next tab does not make up another', () => {
    const browser = openBrowser()
    openTab(browser)
    expect(browser.entries.get('numbers')).toBe('[]')
  })

  it('lives as long as the page where storage is forbidden', () => {
    const forbidden = (): never => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    }
    const tab = storedValue<number>({
      key: 'number',
      parse: () => 0,
      storage: { getItem: forbidden, setItem: forbidden },
      events: null,
    })
    tab.update((number) => number + 1)
    expect(tab.get()).toBe(1)
  })

  it('stops telling a listener that left', () => {
    const tab = openTab(openBrowser())
    let told = 0
    const leave = tab.subscribe(() => (told += 1))
    leave()
    tab.update(() => [1])
    expect(told).toBe(0)
  })
})
