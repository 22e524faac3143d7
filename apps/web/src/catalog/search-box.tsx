import { useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { ShopSearch } from './shop-search.ts'

const PAUSE_MS = 250

/** Keeps `?q=` in step with what is typed, after a pause; Back and shared links fill the box. */
export function SearchBox({ search: current }: { search: ShopSearch }) {
  const query = current.q ?? ''
  const router = useRouter()
  const navigate = useNavigate()
  const [typed, setTyped] = useState(query)
  const [shownQuery, setShownQuery] = useState(query)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  if (shownQuery !== query) {
    setShownQuery(query)
    // Only a change from elsewhere: our own arrives while the next letters are being typed.
    if (typed.trim() !== query && document.activeElement?.id !== 'search') setTyped(query)
  }

  // Whoever goes elsewhere while a search still waits is not called back by it: the box may stand for
  // a while longer, until the other page's code has come.
  useEffect(() => {
    const forget = () => clearTimeout(timer.current)
    const unsubscribe = router.subscribe('onBeforeNavigate', ({ pathChanged }) => {
      if (pathChanged) forget()
    })
    return () => {
      unsubscribe()
      forget()
    }
  }, [router])

  function search(text: string): void {
    clearTimeout(timer.current)
    const q = text.trim()
    const { q: _old, ...others } = current
    void navigate({
      to: '/',
      search: q === '' ? others : { ...others, q },
      replace: true,
      resetScroll: false,
    })
  }

  return (
    <search className="w-full sm:w-80">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          search(typed)
        }}
      >
        <input
          id="search"
          type="search"
          aria-label="Search"
          placeholder="Search the shop"
          enterKeyHint="search"
          value={typed}
          onChange={({ target, nativeEvent }) => {
            setTyped(target.value)
            clearTimeout(timer.current)
            // Half a word in an input method is not yet a search (ux.md C5).
            if (nativeEvent instanceof InputEvent && nativeEvent.isComposing) return
            timer.current = setTimeout(search, PAUSE_MS, target.value)
          }}
          onCompositionEnd={({ currentTarget }) => search(currentTarget.value)}
          className="h-12 w-full rounded-full border border-edge bg-surface px-5 placeholder:text-muted"
        />
      </form>
    </search>
  )
}
