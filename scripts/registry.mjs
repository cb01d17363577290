/**
 * Fetches a package from the npm registry that this machine is set up for, and unpacks it outside `npm install`: for
 * files that must not become a dependency.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { capture } from './run.mjs'

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

/**
 * Puts the contents of the package `spec` (name@version) into the folder `target`, whole or not at all: everything
 * happens in a neighbouring folder that is renamed at the end, so a second run beside this one does no harm.
 * `integrity` (`sha512-…`), where given, must match the tarball. `prepare(folder)` runs before the rename.
 * Throws with npm's own words when the registry cannot be reached.
 */
export async function unpackPackage({ spec, integrity, target, prepare = () => {} }) {
  mkdirSync(path.dirname(target), { recursive: true })
  const workFolder = mkdtempSync(`${target}.unpacking-`)
  try {
    const packed = await capture(npm, ['pack', spec, '--silent', '--pack-destination', workFolder], {
      cwd: workFolder,
      shell: process.platform === 'win32',
    })
    const tarball = readdirSync(workFolder).find((name) => name.endsWith('.tgz'))
    if (packed.code !== 0 || tarball === undefined) {
      throw new Error(`npm pack ${spec} failed: ${(packed.stderr || packed.stdout).trim()}`)
    }
    const tarballFile = path.join(workFolder, tarball)
    if (integrity !== undefined) {
      const found = `sha512-${createHash('sha512').update(readFileSync(tarballFile)).digest('base64')}`
      if (found !== integrity) throw new Error(`${spec}: the tarball is not the one we know (${found})`)
    }
    const unpacked = await capture('tar', ['-xzf', tarballFile, '-C', workFolder])
    if (unpacked.code !== 0) throw new Error(`tar could not unpack ${spec}: ${unpacked.stderr.trim()}`)
    const contents = path.join(workFolder, 'package')
    prepare(contents)
    rmSync(target, { recursive: true, force: true })
    renameSync(contents, target)
  } finally {
    rmSync(workFolder, { recursive: true, force: true })
  }
}
