/** Which role may do what (docs/specs/people.md §4). Each operation of the contract names the right that it needs. */
export const ROLES = ['observer', 'editor', 'approver', 'coordinator'] as const
export type Role = (typeof ROLES)[number]

export const RIGHTS = ['read', 'self', 'triage', 'answer', 'compose', 'dispatch', 'release', 'administer'] as const
export type Right = (typeof RIGHTS)[number]

const OBSERVER: readonly Right[] = ['read', 'self']
const EDITOR: readonly Right[] = [...OBSERVER, 'triage', 'answer', 'compose', 'dispatch']
const APPROVER: readonly Right[] = [...EDITOR, 'release']

const RIGHTS_OF: Readonly<Record<Role, readonly Right[]>> = {
  observer: OBSERVER,
  editor: EDITOR,
  approver: APPROVER,
  coordinator: RIGHTS,
}

export function rightsOf(role: Role): readonly Right[] {
  return RIGHTS_OF[role]
}
