/** Requests of departments: a file becomes a draft, and what was asked for is kept beside it (docs/specs/intake.md). */
import { createHash } from 'node:crypto'
import type { OutputOf } from '#shared/contract/contract.ts'
import type { OfficeSettings } from '#shared/contract/settings.ts'
import { readRequestSheet } from '#shared/domain/requestSheet.ts'
import { readDayCell, readHourCell, splitMoment } from '#shared/domain/tableCells.ts'
import { readWallTime, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { FilePicker, FolderPicker, Ids, Preferences } from '../ports.ts'
import type { Actor } from '../store/auditChain.ts'
import type { IntakeTable } from '../store/intakeTable.ts'
import type { PostTable } from '../store/postTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import { writeNewFile } from './newFile.ts'
import { readTableText } from './tableReading.ts'

/** A text and what belongs to it; more is no request. */
const SHEET_FILE = { extensions: ['txt', 'md', 'text'], maxBytes: 256 * 1024 }
const LONGEST_PART = 5_000
const TITLE = { es: 'Petición de un departamento', en: 'Request of a department' } as const
/** A deadline without an hour is the end of that day's work. */
const END_OF_DAY = '14:00'
const BYTE_ORDER_MARK = '\uFEFF'
const SHEETS = {
  es: {
    name: 'peticion-de-publicacion',
    lines: [
      'PETICIÓN DE PUBLICACIÓN',
      'Rellene cada línea después de los dos puntos y envíe el archivo a comunicación.',
      '',
      'Departamento: ',
      'Contacto: ',
      'Fecha límite: ',
      'Encargo: ',
      'Documento: ',
      'Texto: ',
    ],
  },
  en: {
    name: 'request-for-a-post',
    lines: [
      'REQUEST FOR A POST',
      'Fill in each line after its colon and send the file to the communication office.',
      '',
      'Department: ',
      'Contact: ',
      'Deadline: ',
      'Purpose: ',
      'Source document: ',
      'Text: ',
    ],
  },
} as const

export function createIntake(deps: {
  readonly table: IntakeTable
  readonly posts: PostTable
  readonly filePicker: FilePicker
  readonly folders: FolderPicker
  readonly preferences: Pick<Preferences, 'get'>
  readonly ids: Ids
  readonly uow: UnitOfWork
  readonly settings: () => OfficeSettings
  readonly by: () => Actor
  readonly actingId: () => string | null
}) {
  const { table, posts } = deps

  return {
    receive: async (): Promise<OutputOf<'intake.receive'>> => {
      const picked = await deps.filePicker.pick({ ...SHEET_FILE, title: TITLE[deps.preferences.get().language] })
      if (picked === null) return { kind: 'cancelled' }
      if (picked.kind === 'too_large') return { kind: 'refused', why: 'too_large' }
      const read = readTableText(picked.bytes)
      if (read.kind === 'none') return { kind: 'refused', why: read.why }
      const fingerprint = createHash('sha256').update(picked.bytes).digest('hex')
      const known = table.postOfFile(fingerprint)
      if (known !== null) return { kind: 'known', postId: known }
      const sheet = readRequestSheet(read.text)
      if (sheet.text === '' && sheet.brief === '') return { kind: 'refused', why: 'no_text' }
      if (Object.values(sheet).some((part) => part.length > LONGEST_PART)) return { kind: 'refused', why: 'too_large' }
      const deadlineAtMs = deadlineOf(sheet.deadline, deps.settings().zone)
      const postId = deps.ids.next()
      deps.uow.write(deps.by(), (tx) => {
        posts.insert(tx, postId, deps.actingId())
        posts.replaceSegments(tx, postId, [{ segmentId: deps.ids.next(), text: sheet.text }])
        table.insert(tx, {
          postId,
          fingerprint,
          department: sheet.department,
          contact: sheet.contact,
          brief: sheet.brief,
          source: sheet.source,
          text: sheet.text,
          deadlineText: sheet.deadline,
          deadlineAtMs,
          receivedBy: deps.actingId(),
        })
        tx.audit({
          action: 'intake.receive',
          entity: `post:${postId}`,
          after: { fingerprint, length: sheet.text.length, deadlineAtMs },
        })
      })
      return { kind: 'received', postId, isDeadlineUnclear: sheet.deadline !== '' && deadlineAtMs === null }
    },

    ofPost: ({ postId }: { readonly postId: string }): OutputOf<'intake.ofPost'> => {
      const found = table.ofPost(postId)
      if (found === null) return null
      const { fingerprint: _fingerprint, ...request } = found
      return request
    },

    open: (): OutputOf<'intake.open'> =>
      table.open().map(({ postId, department, brief, text, deadlineAtMs }) => ({
        postId,
        department,
        brief,
        text,
        deadlineAtMs,
      })),

    writeSheet: async (): Promise<OutputOf<'intake.writeSheet'>> => {
      const folder = await deps.folders.choose('export')
      if (folder === null) return null
      const { name, lines } = SHEETS[deps.preferences.get().language]
      // Windows' own editor knows the letters by the mark, and the lines by both signs.
      return { fileName: writeNewFile(folder, name, 'txt', `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`) }
    },
  }
}

/** @returns null where it says nothing, or in no form that is known; the later of two hours that are equal */
function deadlineOf(written: string, zone: OfficeZone): number | null {
  const { day, hour } = splitMoment(written.replace(/\s+(?:a las|at)\s+/iu, ' ').trim())
  const dayRead = readDayCell(day, 'day_first')
  const hourRead = readHourCell(hour === '' ? END_OF_DAY : hour)
  if (dayRead.kind !== 'read' || hourRead.kind !== 'read') return null
  const reading = readWallTime(`${dayRead.value}T${hourRead.value.hour}`, zone)
  if (reading.kind === 'never') return null
  return reading.kind === 'once' ? reading.atMs : reading.laterMs
}
