/**
 * Runs files of our own with what V8 compiled of them at an earlier start. Node's cache holds what is compiled while a file is
 * read; the functions that a start runs are compiled after that, and would be compiled anew every time (docs/adr/0013).
 */
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { constants, Script } from 'node:vm'
import { writeWholeFile } from '../wholeFile.ts'

/** When it is kept. By then a start is over, and V8 still holds what it compiled for it. */
const KEPT_AFTER_MS = 3_000
const HEAD = '(function (exports, require, module, __filename, __dirname) {'

type Run = (
  exports: unknown,
  require: (id: string) => unknown,
  module: { readonly exports: unknown },
  filename: string,
  dirname: string,
) => void

/**
 * What the file exports. A file that it requires by a relative path is run in the same way, and once.
 * @param entry a CommonJS file of the bundle; what belongs to one build is not used for another
 * @param folder of this profile alone: what lies in it is run
 */
export function runCompiled(entry: string, folder: string): unknown {
  const name = path.basename(entry)
  const { size, mtimeMs } = statSync(entry)
  const build = `${name}-${String(size)}-${String(Math.round(mtimeMs))}`
  const modules = new Map<string, { exports: unknown }>()
  const compiledNow: { readonly script: Script; readonly keptIn: string }[] = []

  function compile(file: string): Script {
    const keptIn = path.join(folder, build, path.basename(file))
    const kept = readKept(keptIn)
    const script = new Script(`${HEAD}${readFileSync(file, 'utf8')}\n})`, {
      filename: file,
      columnOffset: -HEAD.length,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      ...(kept === null ? {} : { cachedData: kept }),
    })
    // Another version of V8 refuses what is not its own.
    if (kept === null || script.cachedDataRejected === true) compiledNow.push({ script, keptIn })
    return script
  }

  function run(file: string): unknown {
    const known = modules.get(file)
    if (known !== undefined) return known.exports
    const module = { exports: {} }
    modules.set(file, module)
    const outside = createRequire(file)
    const require = (id: string): unknown => (id.startsWith('.') ? run(path.resolve(file, '..', id)) : outside(id))
    // What a script evaluates to is unknown to the compiler; this one was written above.
    const body = compile(file).runInThisContext() as Run
    body(module.exports, require, module, file, path.dirname(file))
    return module.exports
  }

  function keep(): void {
    if (compiledNow.length === 0) return
    try {
      for (const { script, keptIn } of compiledNow) writeWholeFile(keptIn, script.createCachedData())
      for (const other of readdirSync(folder)) {
        if (other.startsWith(`${name}-`) && other !== build) rmSync(path.join(folder, other), { recursive: true })
      }
    } catch {
      // A full or read-only disk: the next start compiles again.
    }
  }

  const exports = run(entry)
  setTimeout(keep, KEPT_AFTER_MS).unref()
  return exports
}

function readKept(file: string): Buffer | null {
  try {
    return readFileSync(file)
  } catch {
    return null
  }
}
