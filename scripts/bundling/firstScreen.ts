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

/**
 * Has the page run a file of its first screen as soon as it is there, before the others and without waiting for the page's end.
 * It is run once: the others, which import it, find it as it is.
 * @param name of the chunk; throws where there is none
 */
export function runAhead(name: string): Plugin {
  return {
    name: 'run-ahead',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const chunk = Object.values(bundle ?? {}).find((each) => each.type === 'chunk' && each.name === name)
        if (chunk === undefined) throw new Error(`no file is called ${name}`)
        const lines = html.split('\n')
        const scripts = lines.filter((line) => line.includes('<script'))
        const itself = scripts.find((line) => line.includes(chunk.fileName))
        if (itself === undefined) throw new Error(`the page does not begin with ${name}`)
        const others = lines.filter((line) => line !== itself)
        return others
          .toSpliced(lines.indexOf(scripts[0] ?? ''), 0, itself.replace('<script', '<script async'))
          .join('\n')
      },
    },
  }
}
