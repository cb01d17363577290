/** The person's appearance, which is needed before the database opens, and the office's settings, which live in it. */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { lazily } from '#shared/domain/lazily.ts'
import type { Topic } from '#shared/contract/operation.ts'
import { officeSettings, type OfficeSettings } from '#shared/contract/settings.ts'
import type { Preferences, WindowMemory } from '../ports.ts'
import type { Actor } from '../store/auditChain.ts'
import type { Brake } from '../store/effectTable.ts'
import type { SettingTable } from '../store/settingTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'

/** Theme, language and what the window remembers: works while the database is locked. */
export function createAppearance(deps: {
  readonly preferences: Preferences
  readonly memory: WindowMemory
  readonly publish: (topic: Topic, ids: readonly string[]) => void
}) {
  return {
    getAppearance: (): OutputOf<'settings.getAppearance'> => deps.preferences.get(),
    setAppearance: (input: ParsedInputOf<'settings.setAppearance'>): OutputOf<'settings.setAppearance'> => {
      deps.preferences.set({
        ...(input.theme === undefined ? {} : { theme: input.theme }),
        ...(input.language === undefined ? {} : { language: input.language }),
        ...(input.urgentSound === undefined ? {} : { urgentSound: input.urgentSound }),
        ...(input.messageNotices === undefined ? {} : { messageNotices: input.messageNotices }),
        ...(input.milestoneNotices === undefined ? {} : { milestoneNotices: input.milestoneNotices }),
        ...(input.quietHours === undefined ? {} : { quietHours: input.quietHours }),
      })
      deps.publish('settings', ['appearance'])
      return { ok: true }
    },
    remember: ({ key, value }: ParsedInputOf<'settings.remember'>): OutputOf<'settings.remember'> => {
      deps.memory.keep(key, value)
      return { ok: true }
    },
  }
}

const DEFAULTS: OfficeSettings = {
  zone: 'Europe/Madrid',
  graceMinutes: 15,
  undoSeconds: 10,
  brakePosts: 5,
  brakeMinutes: 10,
  leaveAfterMinutes: 0,
}

const settingKeys = lazily(() => officeSettings().keyof().options)
const MINUTE_MS = 60_000

export type Settings = ReturnType<typeof createSettings>

export function createSettings(deps: {
  readonly table: SettingTable
  readonly uow: UnitOfWork
  readonly by: () => Actor
  /** What was decided by the former settings is to be looked at again. */
  readonly onChanged: () => void
}) {
  const { table } = deps

  /** The settings in force. A value that a later version wrote and this one does not know counts as not set. */
  function office(): OfficeSettings {
    const values = settingKeys().map((key) => {
      const read = officeSettings().shape[key].safeParse(table.get(key))
      return [key, read.success ? read.data : DEFAULTS[key]] as const
    })
    return officeSettings().parse(Object.fromEntries(values))
  }

  return {
    office,
    /** The publishing brake, as the outbox counts. */
    brake: (): Brake => {
      const { brakePosts, brakeMinutes } = office()
      return { posts: brakePosts, windowMs: brakeMinutes * MINUTE_MS }
    },
    get: (): OutputOf<'settings.get'> => office(),
    update: (input: ParsedInputOf<'settings.update'>): OutputOf<'settings.update'> => {
      const before = office()
      const after = officeSettings().parse({ ...before, ...input })
      const changed = settingKeys().filter((key) => after[key] !== before[key])
      if (changed.length === 0) return { ok: true }
      deps.uow.write(deps.by(), (tx) => {
        for (const key of changed) table.put(tx, key, after[key])
        tx.audit({ action: 'settings.update', entity: 'settings', before, after })
      })
      deps.onChanged()
      return { ok: true }
    },
  }
}
