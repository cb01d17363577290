/**
 * Small choices of the window that outlive it (which view, which colours), in window.json of the data folder. They are written
 * into the page that it is served, so that its first drawing waits for nobody: the browser's own storage is in another process.
 */
import path from 'node:path'
import { readTexts } from '#shared/rpc/readTexts.ts'
import type { WindowMemory } from '../ports.ts'
import { readWholeFile, writeWholeFile } from '../wholeFile.ts'

/** More than a busy office leaves behind; what was changed longest ago is forgotten first. */
const MOST = 200

export function createWindowMemory(dataDir: string): WindowMemory {
  const file = path.join(dataDir, 'window.json')
  let values = readMemory(readWholeFile(file))
  return {
    all: () => values,
    keep: (key, value) => {
      values = withValue(values, key, value)
      writeWholeFile(file, JSON.stringify(values, null, 2))
    },
  }
}

/** A damaged file counts as empty: nothing here is dear. */
function readMemory(text: string | null): Readonly<Record<string, string>> {
  return text === null ? {} : Object.fromEntries(Object.entries(readTexts(text)).slice(-MOST))
}

function withValue(
  values: Readonly<Record<string, string>>,
  key: string,
  value: string,
): Readonly<Record<string, string>> {
  const others = Object.entries(values).filter(([known]) => known !== key)
  return Object.fromEntries([...others.slice(-(MOST - 1)), [key, value]])
}
