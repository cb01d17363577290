/** The one sound of Mando: two short notes, twice, made here so that no file has to be loaded. */

const NOTES_HZ = [880, 660, 880, 660] as const
const NOTE_SECONDS = 0.16
const STEP_SECONDS = 0.22
const LOUDNESS = 0.22

/** Heard at once. Where the machine has no sound, nothing happens. */
export function playUrgentTone(): void {
  const context = new AudioContext()
  const beginSeconds = context.currentTime + 0.02
  NOTES_HZ.forEach((frequency, index) => {
    const fromSeconds = beginSeconds + index * STEP_SECONDS
    const oscillator = context.createOscillator()
    const gain = context.createGain()
    oscillator.type = 'triangle'
    oscillator.frequency.value = frequency
    // Without a rise and a fall the note would click.
    gain.gain.setValueAtTime(0, fromSeconds)
    gain.gain.linearRampToValueAtTime(LOUDNESS, fromSeconds + 0.02)
    gain.gain.linearRampToValueAtTime(0, fromSeconds + NOTE_SECONDS)
    oscillator.connect(gain).connect(context.destination)
    oscillator.start(fromSeconds)
    oscillator.stop(fromSeconds + NOTE_SECONDS)
    if (index === NOTES_HZ.length - 1) oscillator.addEventListener('ended', () => void context.close())
  })
}
