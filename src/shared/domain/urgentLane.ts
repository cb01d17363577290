/** The urgent lane of the inbox (docs/specs/inbox.md §10): how a conversation leaves it, and what is to be done meanwhile. */

/** The two ways out of the lane. */
export const URGENT_ENDINGS = ['dealt_with', 'false_alarm'] as const
export type UrgentEnding = (typeof URGENT_ENDINGS)[number]

/** For how long a conversation can be put back into the lane. */
export const URGENT_UNDO_MS = 10 * 60_000

export const MOST_PROTOCOL_STEPS = 12
export const LONGEST_PROTOCOL_STEP = 200

/** The duty protocol until the office writes its own. */
export const DUTY_PROTOCOL_ES: readonly string[] = [
  'Llamar a la sala (091 o 112) y leerles el mensaje tal como llegó.',
  'Pedir al ciudadano, por mensaje directo, el lugar exacto y un teléfono, y recordarle que llame al 112.',
  'Avisar al mando de guardia.',
  'Anotar aquí la hora del aviso y el número de incidencia.',
]
