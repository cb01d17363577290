/** A file for another program, in a folder that the person showed. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../rpc/appError.ts'
import { writeWholeFile } from '../wholeFile.ts'

/**
 * Nothing that is there is written over: the name gets a number.
 * @returns the file's name
 * @throws AppError disk_full, read_only
 */
export function writeNewFile(folder: string, name: string, ending: string, content: string | Uint8Array): string {
  const fileName = freeName(folder, name, ending)
  const path = join(folder, fileName)
  try {
    writeWholeFile(path, content)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOSPC') throw new AppError('disk_full', { path })
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') throw new AppError('read_only', { path })
    throw error
  }
  return fileName
}

function freeName(folder: string, name: string, ending: string): string {
  for (let count = 1; ; count += 1) {
    const fileName = `${name}${count === 1 ? '' : ` (${String(count)})`}.${ending}`
    if (!existsSync(join(folder, fileName))) return fileName
  }
}
