/** Colours of labels; beside each stands its name, so that none says anything by itself. */
export const LABEL_COLOURS = ['grey', 'blue', 'teal', 'green', 'yellow', 'orange', 'red', 'violet'] as const
export type LabelColour = (typeof LABEL_COLOURS)[number]
