/** A real file system of a given size, which can be full or read-only. Linux and root only; elsewhere tests say so and skip. */
import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type SmallDisk = {
  readonly dir: string
  readonly makeReadOnly: () => void
  readonly makeWritable: () => void
  readonly resize: (kibibytes: number) => void
  /** Takes every byte that is left; `free` gives them back. */
  readonly fill: () => void
  readonly free: () => void
  readonly remove: () => void
}

/** Null where this machine does not let us mount one. */
export function mountSmallDisk(kibibytes: number): SmallDisk | null {
  const dir = mkdtempSync(join(tmpdir(), 'mando-disk-'))
  const mount = (...options: string[]) => execFileSync('mount', ['-o', ...options, dir], { stdio: 'ignore' })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(kibibytes)}k`, 'tmpfs', dir], { stdio: 'ignore' })
  } catch {
    rmdirSync(dir)
    return null
  }
  return {
    dir,
    makeReadOnly: () => void mount('remount,ro'),
    makeWritable: () => void mount('remount,rw'),
    resize: (size) => void mount(`remount,size=${String(size)}k`),
    fill: () => {
      const file = openSync(join(dir, 'ballast'), 'w')
      try {
        for (;;) writeSync(file, Buffer.alloc(4096))
      } catch {
        closeSync(file) // full
      }
    },
    free: () => rmSync(join(dir, 'ballast')),
    remove: () => {
      execFileSync('umount', ['--lazy', dir], { stdio: 'ignore' })
      rmdirSync(dir)
    },
  }
}
