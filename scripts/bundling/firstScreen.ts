/** What the build of the window does so that its first screen is there sooner (docs/adr/0013). */
import { transform } from 'lightningcss'
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

/** A class of the component library: `m_77c9d27d`. Its scripts name each in one piece. */
const LIBRARY_CLASS = /\bm_[0-9a-f]+\b/g

/**
 * Leaves the component library's rules out of the style sheets where no script names their class: half of what would be read
 * before the first drawing is for components that the window does not have.
 */
export const usedStyles: Plugin = {
  name: 'used-styles',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const files = Object.values(bundle)
      const used = new Set(
        files.flatMap((file) => (file.type === 'chunk' ? (file.code.match(LIBRARY_CLASS) ?? []) : [])),
      )
      for (const file of files) {
        if (file.type === 'asset' && file.fileName.endsWith('.css')) file.source = withClasses(file.source, used)
      }
    },
  },
}

function withClasses(source: string | Uint8Array, used: ReadonlySet<string>): Uint8Array {
  const isUsed = (name: string): boolean => name.replace(LIBRARY_CLASS, '') !== '' || used.has(name)
  return transform({
    filename: 'styles.css',
    code: typeof source === 'string' ? Buffer.from(source) : source,
    minify: true,
    visitor: {
      Rule: {
        style(rule) {
          const { selectors } = rule.value
          const kept = selectors.filter((selector) =>
            selector.every((part) => part.type !== 'class' || isUsed(part.name)),
          )
          if (kept.length === selectors.length) return
          return kept.length === 0 ? [] : { ...rule, value: { ...rule.value, selectors: kept } }
        },
      },
    },
  }).code
}
