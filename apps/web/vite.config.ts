import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'

// The Host header stays the browser's: the API refuses a request whose Origin is another.
const api = {
  target: process.env['API_URL'] ?? 'http://localhost:3000',
  changeOrigin: false,
}

export default defineConfig({
  plugins: [react(), tailwindcss()],
  // Workspace packages are read from their source, so a build needs no build of them first.
  resolve: { conditions: ['@paydesk/source', ...defaultClientConditions] },
  build: {
    target: 'es2023',
    // Every browser that runs es2023 has <link rel="modulepreload">.
    modulePreload: { polyfill: false },
    // The Content-Security-Policy allows no data: fonts or scripts; small pictures stay files too.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // The first import of main.tsx must also be the first that runs: as a chunk of its own it is
        // imported, and so evaluated, before the chunks of the libraries.
        codeSplitting: { groups: [{ name: 'scrub', test: /scrub-return-address/ }] },
      },
    },
  },
  server: { proxy: { '/trpc': api, '/healthz': api, '/mail': api } },
})
