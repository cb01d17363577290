/** The person's appearance, which is needed before the database opens, and the office's settings, which live in it. */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import type { Topic } from '#shared/contract/operation.ts'
import { officeSettings, type OfficeSettings } from '#shared/contract/settings.ts'
import type { Preferences } from '../ports.ts'
import type { Actor } from '../store/auditChain.ts'
import type { SettingTable } from '../store/settingTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'

/** Theme and language: works while the database is locked. */
export function createAppearance(deps: {
  readonly preferences: Preferences
  readonly publish: (topic: Topic, ids: readonly string[]) => void
}) {
  return {
    getAppearance: (): OutputOf<'settings.getAppearance'> => deps.preferences.get(),
    setAppearance: (input: ParsedInputOf<'settings.setAppearance'>): OutputOf<'settings.setAppearance'> => {
      deps.preferences.set({
        ...(input.theme === undefined ? {} : { theme: input.theme }),
        ...(input.language === undefined ? {} : { language: input.language }),
      })
      deps.publish('settings', ['appearance'])
      return { ok: true }
    },
  }
}

const DEFAULTS: OfficeSettings = { zone: 'Europe/Madrid', graceMinutes: 15, undoSeconds: 10 }

export type Settings = ReturnType<typeof createSettings>

export function createSettings(deps: {
  readonly table: SettingTable
  readonly uow: UnitOfWork
  readonly by: () => Actor
}) {
  const { table } = deps
  const { shape } = officeSettings

  /** The settings in force. A value that a later version wrote and this one does not know counts as not set. */
  function office(): OfficeSettings {
    return {
      zone: shape.zone.catch(DEFAULTS.zone).parse(table.get('zone')),
      graceMinutes: shape.graceMinutes.catch(DEFAULTS.graceMinutes).parse(table.get('graceMinutes')),
      undoSeconds: shape.undoSeconds.catch(DEFAULTS.undoSeconds).parse(table.get('undoSeconds')),
    }
  }

  return {
    office,
    get: (): OutputOf<'settings.get'> => office(),
    update: (input: ParsedInputOf<'settings.update'>): OutputOf<'settings.update'> => {
      const before = office()
      const after: OfficeSettings = {
        zone: input.zone ?? before.zone,
        graceMinutes: input.graceMinutes ?? before.graceMinutes,
        undoSeconds: input.undoSeconds ?? before.undoSeconds,
      }
      const same =
        after.zone === before.zone &&
        after.graceMinutes === before.graceMinutes &&
        after.undoSeconds === before.undoSeconds
      if (same) return { ok: true }
      deps.uow.write(deps.by(), (tx) => {
        table.put(tx, 'zone', after.zone)
        table.put(tx, 'graceMinutes', after.graceMinutes)
        table.put(tx, 'undoSeconds', after.undoSeconds)
        tx.audit({ action: 'settings.update', entity: 'settings', before, after })
      })
      return { ok: true }
    },
  }
}
