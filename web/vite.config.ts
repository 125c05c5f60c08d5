import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

// The base is relative because the server may put the page below any path.
export default defineConfig({
  base: './',
  plugins: [react(), woff2Only()],
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    target: 'es2022',
    // All know `:dir()`: without it a page would be right-to-left by its language alone.
    cssTarget: ['chrome120', 'firefox121', 'safari16.4'],
    // The size of a lazy chunk is its library's; the entry chunk is what counts.
    chunkSizeWarningLimit: 2000,
  },
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  server: {
    proxy: {
      '/stream': { target: 'http://localhost:8501', ws: true },
      '/media': 'http://localhost:8501',
      '/upload': 'http://localhost:8501',
      '/produced': 'http://localhost:8501',
    },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/testing/setup.ts'],
    restoreMocks: true,
  },
})

/** Leaves out the fonts in older formats: every browser that runs the page takes the first one named, WOFF2. */
function woff2Only(): Plugin {
  return {
    name: 'woff2-only',
    generateBundle(_, bundle) {
      for (const name of Object.keys(bundle)) if (/\.(ttf|woff)$/.test(name)) delete bundle[name]
    },
  }
}
