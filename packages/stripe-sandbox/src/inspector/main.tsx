import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Refusal } from './server/ask.ts'
import { followChanges } from './server/live.ts'
import { Shell } from './shell/shell.tsx'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // The stream tells what is stale, and tells it at once.
      staleTime: Infinity,
      refetchOnMount: 'always',
      refetchOnWindowFocus: false,
      // A refusal is an answer. Nobody answering is asked again when the stream is back.
      retry: (failures, error) => !(error instanceof Refusal) && failures < 2,
    },
    mutations: { networkMode: 'always' },
  },
})

/** Beats a white page; the console has the reason. */
const BROKEN = 'This page broke. Reload it; the sandbox itself goes on.'

followChanges(queries)
const root = document.querySelector('#root')
if (root === null) throw new Error('The page has no root')
createRoot(root, { onUncaughtError: () => root.replaceChildren(BROKEN) }).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Shell />
    </QueryClientProvider>
  </StrictMode>,
)
