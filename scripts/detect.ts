/**
 * `npm run detect`: how well personal data and urgent messages are found in the labelled texts of
 * tests/unit/domain/detect/labelled. Prints precision and recall of each kind and lists what was wrong; fails below the
 * floors. What the three sets are worth: docs/specs/detectors.md §12.
 */
import {
  measurePersonal,
  measureUrgent,
  SET_NAMES,
  shippedLists,
  type Measured,
  type Score,
  type SetName,
} from '../tests/unit/domain/detect/labelledSets.ts'

type Floor = { readonly precision: number; readonly recall: number }

/** Of all kinds together. To miss somebody in danger is worse than a false alarm. */
const FLOORS: Readonly<Record<SetName, { readonly personal: Floor; readonly urgent: Floor }>> = {
  tuned: { personal: { precision: 0.97, recall: 0.97 }, urgent: { precision: 0.95, recall: 0.97 } },
  heldout: { personal: { precision: 0.95, recall: 0.95 }, urgent: { precision: 0.9, recall: 0.97 } },
  blind: { personal: { precision: 0.95, recall: 0.95 }, urgent: { precision: 0.8, recall: 0.5 } },
}

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole)
const precisionOf = ({ tp, fp }: Score): number => share(tp, tp + fp)
const recallOf = ({ tp, fn }: Score): number => share(tp, tp + fn)

function line(score: Score): string {
  const { name, tp, fp, fn } = score
  const shares = `precision=${precisionOf(score).toFixed(2)} recall=${recallOf(score).toFixed(2)}`
  return `${name} ${shares} tp=${tp} fp=${fp} fn=${fn}`
}

/** Prints what was measured on a set. True where it keeps its floor. */
function print(set: SetName, { scores, overall, misses }: Measured, floor: Floor): boolean {
  const isKept = precisionOf(overall) >= floor.precision && recallOf(overall) >= floor.recall
  const lines = [
    `${set}:`,
    ...scores.map((score) => `  ${line(score)}`),
    `  ${line(overall)} (floor ${floor.precision}/${floor.recall}: ${isKept ? 'kept' : 'NOT KEPT'})`,
    ...misses.map((miss) => `    ${miss}`),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  return isKept
}

const lists = shippedLists()
const kept = SET_NAMES.flatMap((set) => [
  print(set, measurePersonal(set), FLOORS[set].personal),
  print(set, measureUrgent(set, lists), FLOORS[set].urgent),
])
if (kept.includes(false)) process.exitCode = 1
