/** Four people of an office: who writes, two who approve, and who coordinates. */
import { createPersonTable } from '../../src/main/store/personTable.ts'
import { id, type openPublishingDesk } from './publishingDesk.ts'

/** An editor. */
export const ANA = id(901)
/** Approvers. */
export const LUIS = id(902)
export const EVA = id(903)
/** The coordinator. */
export const PAU = id(904)

export function addOfficePeople({ test }: ReturnType<typeof openPublishingDesk>): void {
  const people = createPersonTable(test.db)
  test.uow.write(test.by(), (tx) => {
    for (const [personId, name, role] of [
      [ANA, 'Ana', 'editor'],
      [LUIS, 'Luis', 'approver'],
      [EVA, 'Eva', 'approver'],
      [PAU, 'Pau', 'coordinator'],
    ] as const) {
      people.insert(tx, { id: personId, name, role, pinHash: 'x' })
      tx.audit({ action: 'person.add', entity: `person:${personId}` })
    }
  })
}
