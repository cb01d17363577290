/** What the build of the window does so that its first screen is there sooner (docs/adr/0013). */
import type { Plugin } from 'vite'

/**
 * Has V8 compile every function of a file together with it (v8.dev/blog/explicit-compile-hints), so that the compiled code that
 * Chromium keeps holds them all. Without it that code holds what had run when the file had been evaluated, and the thousand
 * functions of the first drawing, which comes later, would be compiled anew at each start.
 * @param name of the chunk; throws where there is none
 */
export function compiledWithItsFile(name: string): Plugin {
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
