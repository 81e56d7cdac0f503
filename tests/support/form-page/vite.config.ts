import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [react()],
  worker: { format: 'es' },
  // Served once and thrown away: small files would only cost time.
  build: { minify: false, reportCompressedSize: false },
})
