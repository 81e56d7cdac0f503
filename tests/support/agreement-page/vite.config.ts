import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  // The page waits for its data at the top level, as today's browsers can.
  build: { target: 'es2022' },
})
