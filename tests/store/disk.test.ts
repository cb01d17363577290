/** A disk that is full, and a folder that cannot be written: real file systems, not errors made up. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createSession } from '../../src/main/services/session.ts'
import { createFakePorts } from '../fakes/fakePorts.ts'
import { mountSmallDisk } from '../fakes/smallDisk.ts'
import { openTestApp } from '../fakes/testApp.ts'

const probe = mountSmallDisk(64)
probe?.remove()
if (probe === null) console.log('full and read-only disk skipped: this machine does not allow mounting one')

function sessionIn(dataDir: string) {
  return createSession({
    ports: createFakePorts(),
    dataDir,
    version: '0.1.0',
    packaged: false,
    onOpened: () => undefined,
    onChanged: () => undefined,
  })
}

describe.skipIf(probe === null)('on a disk of its own', () => {
  const disks: { remove: () => void }[] = []
  afterAll(() => {
    for (const disk of disks) disk.remove()
  })
  const diskOf = (kibibytes: number) => {
    const disk = mountSmallDisk(kibibytes)
    if (disk === null) throw new Error('mounting worked a moment ago')
    disks.push(disk)
    return disk
  }

  it('says that the disk is full when a profile does not fit, and opens once there is room', () => {
    const disk = diskOf(64)
    const session = sessionIn(disk.dir)
    session.start()
    expect(session.get()).toMatchObject({ phase: 'blocked', code: 'disk_full' })
    disk.resize(8192)
    session.retry()
    expect(session.get()).toMatchObject({ phase: 'ready' })
    session.stop()
  })

  it('says that the folder cannot be written, changes nothing in it, and opens once it can', () => {
    const disk = diskOf(8192)
    const first = sessionIn(disk.dir)
    first.start()
    first.stop()
    const contents = () => readdirSync(disk.dir).map((name) => [name, readFileSync(join(disk.dir, name), 'base64')])
    const before = contents()
    disk.makeReadOnly()
    const session = sessionIn(disk.dir)
    session.start()
    expect(session.get()).toMatchObject({ phase: 'blocked', code: 'read_only' })
    expect(contents()).toEqual(before)
    disk.makeWritable()
    session.retry()
    expect(session.get()).toMatchObject({ phase: 'ready' })
    session.stop()
  })

  it('keeps what was there when the disk fills up while a person writes, and goes on when there is room', async () => {
    const disk = diskOf(8192)
    const test = await openTestApp({ dataDir: disk.dir })
    const [postId, segmentId] = [test.newId(), test.newId()]
    await test.call('calendar.create', { postId, accountIds: [], segments: [{ segmentId, text: 'Primero' }] })
    disk.fill()
    const long = { postId, segments: [{ segmentId, text: 'x'.repeat(25_000) }] }
    const fill = async () => {
      for (let i = 0; i < 50; i += 1) await test.call('calendar.saveText', long)
    }
    await expect(fill()).rejects.toThrow('disk_full')
    disk.free()
    await test.call('calendar.saveText', { postId, segments: [{ segmentId, text: 'Segundo' }] })
    expect((await test.call('calendar.get', { postId })).segments[0]?.text).toBe('Segundo')
    expect(await test.call('audit.verify', {})).toMatchObject({ intact: true })
    await test.stop()
  })
})
