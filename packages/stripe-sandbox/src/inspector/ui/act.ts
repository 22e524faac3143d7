import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'

export type Act<A> = {
  run: (argument: A) => void
  isBusy: boolean
  error: unknown
  /** What the last one did, for people; null before. */
  done: string | null
}

/** Does something, and resolves with what was done, in words for people. */
type Work<A> = (argument: A) => Promise<string>

/**
 * Something that changes the sandbox. While one is under way further clicks do nothing, and what is
 * shown is looked at anew when it ended, well or badly.
 */
export function useAct<A>(work: Work<A>, onDone: () => void = () => undefined): Act<A> {
  const queries = useQueryClient()
  const isUnderWay = useRef(false)
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: work,
    onSuccess: onDone,
    onSettled: () => {
      isUnderWay.current = false
      void queries.invalidateQueries()
    },
  })
  return {
    run: (argument) => {
      if (isUnderWay.current) return
      isUnderWay.current = true
      mutate(argument)
    },
    isBusy: isPending,
    error,
    done: data ?? null,
  }
}
