/** The sections of the settings, in the groups in which they are offered. */

export const SECTION_GROUPS = [
  { group: 'desk', sections: ['appearance', 'notices'] },
  { group: 'team', sections: ['people', 'audit'] },
  { group: 'calendar', sections: ['office', 'campaigns', 'slots', 'templates', 'links', 'approvals', 'checks'] },
  { group: 'inbox', sections: ['labels', 'replies', 'hours', 'urgent', 'mail'] },
  { group: 'machine', sections: ['connection', 'prices', 'data', 'backup', 'training'] },
] as const

export type SectionName = (typeof SECTION_GROUPS)[number]['sections'][number]

export const SECTIONS: readonly SectionName[] = SECTION_GROUPS.flatMap(({ sections }) => sections)

/** The section that an address names; the first one where it names none. */
export function sectionOf(name: string | undefined): SectionName {
  return SECTIONS.find((section) => section === name) ?? 'appearance'
}
