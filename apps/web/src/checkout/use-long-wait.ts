import { useEffect, useState } from 'react'

export type Wait = 'short' | 'long' | 'veryLong'

const LONG_MS = 8000
const VERY_LONG_MS = 30_000

/** How long `isWaiting` has been true (ux.md B8). */
export function useLongWait(isWaiting: boolean): Wait {
  const [wait, setWait] = useState<Wait>('short')
  useEffect(() => {
    if (!isWaiting) return undefined
    const long = setTimeout(setWait, LONG_MS, 'long')
    const veryLong = setTimeout(setWait, VERY_LONG_MS, 'veryLong')
    return () => {
      clearTimeout(long)
      clearTimeout(veryLong)
      setWait('short')
    }
  }, [isWaiting])
  return wait
}
