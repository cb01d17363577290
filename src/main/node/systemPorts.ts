/** The ports that Node itself fills: identifiers, randomness, zone rules. Nothing here needs Electron. */
import { randomBytes } from 'node:crypto'
import { readWallTime } from '#shared/domain/wallTime.ts'
import type { ZoneRules } from '#shared/domain/zoneRules.ts'
import type { Clock, Ids, Random } from '../ports.ts'

/**
 * The zone rules of the runtime: its ICU carries them, so they change only with the program. Where a runtime does not name
 * its data, its own version stands for them.
 */
export function systemZoneRules(versions: NodeJS.ProcessVersions): ZoneRules {
  const named = [versions.tz, versions.icu, versions.v8].map((version) => version ?? '-')
  return { version: named.join(' '), read: readWallTime }
}

export function createSystemRandom(): Random {
  return { bytes: (count) => new Uint8Array(randomBytes(count)) }
}

/**
 * UUIDv7 (RFC 9562, section 5.7) that never go back: within one millisecond, and while the clock is set back, a counter
 * in `rand_a` (section 6.2, method 1) keeps the order in which they were made.
 */
export function createIds(clock: Pick<Clock, 'now'>, random: Random): Ids {
  let lastMs = 0
  let counter = 0
  return {
    next: () => {
      const nowMs = clock.now()
      const bytes = random.bytes(16)
      if (nowMs > lastMs) {
        lastMs = nowMs
        // The upper bit stays free, so that there is always room to count.
        counter = (((bytes[6] ?? 0) << 8) | (bytes[7] ?? 0)) & 0x7ff
      } else if (counter < 0xfff) {
        counter += 1
      } else {
        lastMs += 1
        counter = 0
      }
      const view = new DataView(bytes.buffer)
      view.setUint16(0, Math.floor(lastMs / 2 ** 32))
      view.setUint32(2, lastMs % 2 ** 32)
      view.setUint16(6, 0x7000 | counter)
      view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f))
      return [...bytes]
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join('')
        .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    },
  }
}
