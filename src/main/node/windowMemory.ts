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

/** One alone may write; whoever only reads asks `readWindowMemory` anew each time. */
export function createWindowMemory(dataDir: string): WindowMemory {
  let values = readWindowMemory(dataDir)
  return {
    all: () => values,
    keep: (key, value) => {
      values = withValue(values, key, value)
      writeWholeFile(fileIn(dataDir), JSON.stringify(values, null, 2))
    },
  }
}

/** A damaged file counts as empty: nothing here is dear. */
export function readWindowMemory(dataDir: string): ReturnType<WindowMemory['all']> {
  const text = readWholeFile(fileIn(dataDir))
  return text === null ? {} : Object.fromEntries(Object.entries(readTexts(text)).slice(-MOST))
}

const fileIn = (dataDir: string): string => path.join(dataDir, 'window.json')

function withValue(
  values: Readonly<Record<string, string>>,
  key: string,
  value: string,
): Readonly<Record<string, string>> {
  const others = Object.entries(values).filter(([known]) => known !== key)
  return Object.fromEntries([...others.slice(-(MOST - 1)), [key, value]])
}
