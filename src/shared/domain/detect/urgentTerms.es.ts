/**
 * The lists of urgent words that Mando comes with, in Spanish with what is common in Catalan, Galician and Basque. They are
 * the office's to change (docs/specs/detectors.md §11).
 */
import { CRIME_IN_PROGRESS_ES } from './es/crimeInProgress.ts'
import { DANGER_TO_LIFE_ES } from './es/dangerToLife.ts'
import { MISSING_PERSON_ES } from './es/missingPerson.ts'
import { NOT_URGENT_ES } from './es/notUrgent.ts'
import type { UrgentListName } from './urgent.ts'

export const URGENT_TERMS_ES: Readonly<Record<UrgentListName, readonly string[]>> = {
  danger_to_life: DANGER_TO_LIFE_ES,
  missing_person: MISSING_PERSON_ES,
  crime_in_progress: CRIME_IN_PROGRESS_ES,
  not_urgent: NOT_URGENT_ES,
}
