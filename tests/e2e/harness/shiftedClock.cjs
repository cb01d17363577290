/**
 * Loaded into every thread before Mando, as if the machine's own clock were set: at the start it shows
 * MANDO_E2E_CLOCK_FROM (milliseconds since 1970), and goes on from there.
 */
const from = process.env.MANDO_E2E_CLOCK_FROM
if (from !== undefined) {
  const System = globalThis.Date
  const shiftMs = Number(from) - System.now()
  globalThis.Date = class extends System {
    constructor(...parts) {
      if (parts.length === 0) super(System.now() + shiftMs)
      else super(...parts)
    }
    static now() {
      return System.now() + shiftMs
    }
  }
}
