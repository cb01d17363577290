/** What the inbox lists as a table for another program, without those it is from (docs/specs/inbox.md §11.3). */
import { setImmediate } from 'node:timers/promises'
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { withoutPersons } from '#shared/domain/exposure.ts'
import type { ConversationStatus } from '#shared/domain/inboxStatus.ts'
import { dayAt, wallTimeAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { Clock, FolderPicker, Preferences } from '../ports.ts'
import type { AccountTable } from '../store/accountTable.ts'
import type { Actor } from '../store/auditChain.ts'
import type { InboxTable } from '../store/inboxTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import { writeNewFile } from './newFile.ts'
import { tableText } from './tableWriting.ts'

/** As many as a table of the calendar holds. */
const MOST_ROWS = 10_000
const CONVERSATIONS_AT_ONCE = 50
type Row = OutputOf<'inbox.list'>['rows'][number]

type Words = {
  readonly headings: readonly string[]
  readonly kind: Readonly<Record<Row['kind'], string>>
  readonly from: Readonly<Record<'in' | 'out', string>>
  readonly status: Readonly<Record<ConversationStatus, string>>
}

const WORDS = {
  es: {
    headings: ['Conversación', 'Día', 'Hora', 'Cuenta', 'Tipo', 'Estado', 'Etiquetas', 'De quién', 'Texto'],
    kind: { public: 'Público', direct: 'Directo' },
    from: { in: 'Ciudadanía', out: 'Oficina' },
    status: {
      new: 'Nueva',
      open: 'Abierta',
      waiting_citizen: 'Espera al ciudadano',
      waiting_inside: 'Espera interna',
      resolved: 'Resuelta',
      ignored: 'Sin respuesta',
    },
  },
  en: {
    headings: ['Conversation', 'Day', 'Hour', 'Account', 'Kind', 'State', 'Labels', 'From', 'Text'],
    kind: { public: 'Public', direct: 'Direct' },
    from: { in: 'Citizen', out: 'Office' },
    status: {
      new: 'New',
      open: 'Open',
      waiting_citizen: 'Waiting for the citizen',
      waiting_inside: 'Waiting inside',
      resolved: 'Resolved',
      ignored: 'Not answered',
    },
  },
} as const satisfies Readonly<Record<'es' | 'en', Words>>

export function createInboxExport(deps: {
  readonly list: (input: ParsedInputOf<'inbox.list'>) => OutputOf<'inbox.list'>
  readonly inbox: Pick<InboxTable, 'items'>
  readonly accounts: Pick<AccountTable, 'list'>
  readonly labelNames: () => ReadonlyMap<string, string>
  readonly folders: FolderPicker
  readonly preferences: Pick<Preferences, 'get'>
  readonly uow: UnitOfWork
  readonly by: () => Actor
  readonly clock: Pick<Clock, 'now'>
  readonly zone: () => OfficeZone
}) {
  return {
    export: async ({ scope }: ParsedInputOf<'inbox.export'>): Promise<OutputOf<'inbox.export'>> => {
      const folder = await deps.folders.choose('export')
      if (folder === null) return null
      const words = WORDS[deps.preferences.get().language]
      const zone = deps.zone()
      const handles = new Map(deps.accounts.list().map(({ id, handle }) => [id, handle]))
      const own = new Set([...handles.values()].map((handle) => handle.toLowerCase()))
      const labels = deps.labelNames()
      const table: string[][] = []
      let conversations = 0

      /** False where no more rows fit. */
      function add({ conversationId, accountId, kind, status, labelIds }: Row): boolean {
        const named = labelIds.flatMap((id) => labels.get(id) ?? []).join('; ')
        conversations += 1
        for (const { writtenAtMs, direction, text, gone } of deps.inbox.items(conversationId)) {
          // What its author took back is not passed on.
          if (gone !== null) continue
          if (table.length === MOST_ROWS) return false
          table.push([
            ...[String(conversations), dayAt(writtenAtMs, zone), wallTimeAt(writtenAtMs, zone).slice(11)],
            ...[handles.get(accountId) ?? '', words.kind[kind], words.status[status], named, words.from[direction]],
            withoutPersons(text, own),
          ])
        }
        return true
      }

      let isPart: boolean
      let cursor: ParsedInputOf<'inbox.list'>['cursor'] = null
      do {
        const page = deps.list({ scope, cursor, limit: CONVERSATIONS_AT_ONCE })
        isPart = !page.rows.every(add)
        cursor = page.next
        // The window's questions have their turn in between.
        await setImmediate()
      } while (cursor !== null && !isPart)
      const name = `mando-mensajes-${dayAt(deps.clock.now(), zone)}`
      const fileName = writeNewFile(folder, name, 'csv', tableText([[...words.headings], ...table]))
      deps.uow.write(deps.by(), (tx) => {
        const after = { conversations, messages: table.length, view: scope.view }
        tx.audit({ action: 'inbox.export', entity: 'inbox', after })
      })
      return { fileName, messages: table.length, isPart }
    },
  }
}
