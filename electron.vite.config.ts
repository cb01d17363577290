/**
 * Builds the three parts of Mando. The core is bundled with what it needs, but for the native database
 * binding; the preload is one CommonJS file, because a sandboxed preload can load nothing else; the window is
 * bundled whole.
 */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

/**
 * Has V8 compile every function of a file together with it (v8.dev/blog/explicit-compile-hints), so that the compiled code that
 * Chromium keeps holds them all. Without it that code holds what had run when the file had been evaluated, and the thousand
 * functions of the first drawing, which comes later, would be compiled anew at each start.
 */
function compiledWithItsFile(name: string): Plugin {
  return {
    name: 'compiled-with-its-file',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunk = Object.values(bundle).find((each) => each.type === 'chunk' && each.name === name)
        if (chunk?.type !== 'chunk') throw new Error(`no file is called ${name}`)
        chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`
      },
    },
  }
}

const NOTHING = '\0nothing'
const OWN_TEMPORAL = '\0temporal'
/** twitter-text brings along what browsers of 2015 lacked; Electron lacks none of it. */
const withoutPolyfills: Plugin = {
  name: 'without-polyfills',
  enforce: 'pre',
  resolveId: (id) => (id.startsWith('core-js/modules/') ? NOTHING : null),
  load: (id) => (id === NOTHING ? 'export {}' : null),
  // It means the package of that name, not what Node has under it, which is deprecated and says so at each start.
  transform: (code, id) =>
    id.includes('twitter-text')
      ? code.replace(/(['"])punycode\1/g, (_, quote: string) => `${quote}punycode/${quote}`)
      : null,
}

/** Electron has Temporal itself, and the polyfill hands that out; the rest of it is 170 kB that would be read and never run. */
const withoutTemporalPolyfill: Plugin = {
  name: 'without-temporal-polyfill',
  enforce: 'pre',
  resolveId: (id) => (id === 'temporal-polyfill' ? OWN_TEMPORAL : null),
  load: (id) => (id === OWN_TEMPORAL ? 'export const Temporal = globalThis.Temporal' : null),
}

/**
 * Has the database library, bundled with the core, find its native part where the package is. By itself it asks the system for a
 * report on the process first, to tell two kinds of Linux apart, of which Electron runs on one.
 */
const nativeDatabase: Plugin = {
  name: 'native-database',
  load: (id) =>
    /[\\/]better-sqlite3[\\/]lib[\\/]binding\.js$/.test(id)
      ? `const path = require('node:path')
        const folder = path.join(__dirname, '../../../node_modules/better-sqlite3/prebuilds')
        exports.getBinding = () => require(path.join(folder, process.platform + '-' + process.arch + '.node'))`
      : null,
}

export default defineConfig({
  main: {
    plugins: [withoutPolyfills, withoutTemporalPolyfill, nativeDatabase],
    build: {
      outDir: 'out/main',
      // One file starts faster than a thousand small ones; the image library brings its WebAssembly along and stays where it is.
      // CommonJS: with an ES module Electron is ready a tenth of a second later, because its loader runs first.
      externalizeDeps: {
        exclude: [
          'better-sqlite3',
          'date-holidays',
          'exif-reader',
          'mediabunny',
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
          coreThread: 'src/main/thread/coreThread.ts',
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
    plugins: [withoutPolyfills, withoutTemporalPolyfill, react(), compiledWithItsFile('first')],
    build: {
      outDir: 'out/renderer',
      emptyOutDir: true,
      // A data: address in a style or script would need a wider content security policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      minify: true,
      rolldownOptions: {
        input: 'src/renderer/index.html',
        // One file for the first screen: each further one is a question to a process that is busy starting.
        output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
        onLog: (level, log, passOn) => {
          // @mantine/schedule asks for both shapes that rrule may have, and knows that one of them is not there.
          if (log.code === 'IMPORT_IS_UNDEFINED' && log.message.includes('@mantine/schedule')) return
          passOn(level, log)
        },
      },
    },
  },
})
