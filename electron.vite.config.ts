/**
 * Builds the three parts of Mando. The core is bundled with what it needs, but for the native database
 * binding; the preload is one CommonJS file, because a sandboxed preload can load nothing else; the window is
 * bundled whole.
 */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { compiledWithItsFile, runAhead } from './scripts/bundling/firstScreen.ts'
import { nativeDatabase, ownTemporal, twitterText } from './scripts/bundling/libraries.ts'

export default defineConfig({
  main: {
    plugins: [twitterText, ownTemporal, nativeDatabase],
    build: {
      outDir: 'out/main',
      // One file starts faster than a thousand small ones; the image library brings its WebAssembly along and stays where it is.
      // CommonJS: with an ES module Electron is ready a tenth of a second later, because its loader runs first.
      externalizeDeps: {
        exclude: [
          'better-sqlite3',
          'date-holidays',
          'exif-reader',
          'ical.js',
          'mediabunny',
          'papaparse',
          'temporal-polyfill',
          'twitter-api-v2',
          'twitter-text',
          'zod',
        ],
      },
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: 'src/main/index.ts',
          main: 'src/main/electron/main.ts',
          coreThread: 'src/main/thread/coreThread.ts',
          serveCore: 'src/main/thread/serveCore.ts',
          storeWorker: 'src/main/store/storeWorker.ts',
        },
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunks/[name]-[hash].cjs',
          // Without comments and blanks there is half as much to read at every start. Names stay: a log tells places by them.
          minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    // Relative: the same files are served whatever the address of the protocol.
    base: './',
    plugins: [twitterText, ownTemporal, react(), compiledWithItsFile('first'), runAhead('ahead')],
    build: {
      outDir: 'out/renderer',
      emptyOutDir: true,
      // A data: address in a style or script would need a wider content security policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      minify: true,
      rolldownOptions: {
        input: 'src/renderer/index.html',
        // One file for the first screen: each further one is a question to a process that is busy starting. What asks ahead
        // what it shows comes before it.
        output: {
          codeSplitting: {
            groups: [
              { name: 'ahead', test: /[\\/]renderer[\\/]ahead[.]ts$/, priority: 1 },
              { name: 'first', tags: ['$initial'] },
            ],
          },
        },
        onLog: (level, log, passOn) => {
          // @mantine/schedule asks for both shapes that rrule may have, and knows that one of them is not there.
          if (log.code === 'IMPORT_IS_UNDEFINED' && log.message.includes('@mantine/schedule')) return
          passOn(level, log)
        },
      },
    },
  },
})
