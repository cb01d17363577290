/**
 * Takes the words out as plain files, whatever becomes of the database: one Markdown text to read, one JSON to work with,
 * the images beside them. Reads around what is damaged. Runs in the store's worker (docs/specs/backup.md §7).
 */
import { closeSync, constants, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { MEDIA_PIECE_BYTES } from '#shared/domain/media.ts'
import { openUnmigrated } from './openStore.ts'
import { readRows, type Row } from './readableRows.ts'
import type { Sqlite } from './sqlite.ts'
import type { Exported } from './storeTasks.ts'

const WORDS = {
  es: {
    title: 'Textos de Mando',
    draft: 'Borradores',
    scheduled: 'Programadas y publicadas',
    cancelled: 'Canceladas',
    replies: 'Respuestas a medio escribir',
    edit: 'Cambio escrito y sin aplicar',
    own: 'Texto propio para',
    image: 'Imagen',
    incomplete: 'Parte de la base de datos no se pudo leer: puede faltar algo.',
  },
  en: {
    title: 'Texts of Mando',
    draft: 'Drafts',
    scheduled: 'Planned and published',
    cancelled: 'Cancelled',
    replies: 'Answers half written',
    edit: 'Change that was typed and not applied',
    own: 'Own text for',
    image: 'Image',
    incomplete: 'A part of the database could not be read: something may be missing.',
  },
} as const

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Before version 15 the citizen's columns had another name, and a database is read here as it is. */
const citizenOf = (row: Row): string => text(row.citizen_handle ?? row.person_handle)

type ExportedPost = {
  readonly stage: string
  readonly wallTime: string
  readonly accounts: readonly string[]
  readonly texts: readonly string[]
  readonly pendingEdit: readonly string[]
  /** Of accounts that have a text of their own. */
  readonly own: readonly {
    readonly account: string
    readonly texts: readonly string[]
    readonly pendingEdit: readonly string[]
  }[]
  readonly images: readonly { readonly file: string; readonly altText: string }[]
}

/** @param task.folder new, or empty */
export function exportTexts(task: {
  readonly path: string
  readonly key: Uint8Array
  readonly folder: string
  readonly language: 'es' | 'en'
}): Exported {
  const db = openUnmigrated(task.path, task.key)
  try {
    let isComplete = true
    const rowsOf = (table: string, withoutRowid = false): readonly Row[] => {
      const rows: Row[] = []
      if (readTable(db, table, withoutRowid, (row) => rows.push(row)) !== 0) isComplete = false
      return rows
    }
    mkdirSync(task.folder, { recursive: true })
    const media = rowsOf('media')
    const files = new Map(media.map((row, index) => [text(row.id), fileNameOf(row, index)]))
    // A database that was not brought up to date has its images whole.
    for (const row of media) {
      if (row.bytes instanceof Uint8Array) writePiece(join(task.folder, files.get(text(row.id)) ?? ''), 0, row.bytes)
    }
    const inContent = Map.groupBy(media, (row) => row.content_seq)
    // A video is not held in memory: each piece goes to its place in the files that have it.
    const lost = readTable(db, 'media_piece', false, ({ content_seq: content, number, bytes }) => {
      if (!(bytes instanceof Uint8Array) || typeof number !== 'number') return
      for (const row of inContent.get(content ?? null) ?? []) {
        writePiece(join(task.folder, files.get(text(row.id)) ?? ''), number * MEDIA_PIECE_BYTES, bytes)
      }
    })
    if (lost !== 0) isComplete = false
    const posts = postsOf(rowsOf, files)
    const replies = rowsOf('conversation').flatMap((row) =>
      text(row.draft) === '' ? [] : [{ citizen: citizenOf(row), draft: text(row.draft) }],
    )
    writeFileSync(join(task.folder, 'mando.json'), JSON.stringify({ posts, replies, isComplete }, null, 2))
    writeFileSync(join(task.folder, 'mando.md'), markdownOf(posts, replies, isComplete, WORDS[task.language]))
    return { posts: posts.length, isComplete }
  } finally {
    db.close()
  }
}

function readTable(db: Sqlite, table: string, withoutRowid: boolean, onRow: (row: Row) => void): number | null {
  try {
    return readRows(db, table, withoutRowid, onRow).lost
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')) return null
    throw error
  }
}

function fileNameOf(row: Row, index: number): string {
  return `${String(index + 1).padStart(4, '0')}-${text(row.file_name).replace(/[^\p{L}\p{N}._-]/gu, '_')}`
}

function writePiece(path: string, position: number, bytes: Uint8Array): void {
  const file = openSync(path, constants.O_CREAT | constants.O_WRONLY)
  try {
    writeSync(file, bytes, 0, bytes.length, position)
  } finally {
    closeSync(file)
  }
}

function postsOf(
  rowsOf: (table: string, withoutRowid?: boolean) => readonly Row[],
  files: ReadonlyMap<string, string>,
): readonly ExportedPost[] {
  const handles = new Map(rowsOf('account').map((row) => [text(row.id), `@${text(row.handle)}`]))
  const accounts = Map.groupBy(rowsOf('variant'), (row) => text(row.post_id))
  const segments = Map.groupBy(rowsOf('segment'), (row) => text(row.post_id))
  const attached = Map.groupBy(rowsOf('segment_media', true), (row) => text(row.segment_id))
  // A text whose post cannot be read is still somebody's words.
  const known = rowsOf('post').filter((row) => row.stage !== 'discarded')
  const ids = new Set(known.map((row) => text(row.id)))
  const strays = [...segments.keys()].filter((id) => !ids.has(id)).map((id): Row => ({ id, stage: 'draft' }))
  return [...known, ...strays].map((post) => {
    const all = (segments.get(text(post.id)) ?? []).toSorted((a, b) => Number(a.position) - Number(b.position))
    const parts = all.filter((row) => text(row.variant_id) === '')
    const variants = accounts.get(text(post.id)) ?? []
    const byVariant = Map.groupBy(
      all.filter((row) => text(row.variant_id) !== ''),
      (row) => text(row.variant_id),
    )
    return {
      stage: text(post.stage),
      wallTime: text(post.wall_time).replace('T', ' '),
      accounts: variants.flatMap((row) => handles.get(text(row.account_id)) ?? []),
      texts: parts.map((row) => text(row.text)),
      pendingEdit: pendingOf(post.pending_edit),
      own: [...byVariant].map(([variantId, rows]) => {
        const variant = variants.find((row) => row.id === variantId)
        return {
          account: handles.get(text(variant?.account_id)) ?? '—',
          texts: rows.map((row) => text(row.text)),
          pendingEdit: pendingOf(variant?.pending_edit),
        }
      }),
      images: all
        .flatMap((row) => attached.get(text(row.id)) ?? [])
        .flatMap((row) => {
          const file = files.get(text(row.media_id))
          return file === undefined ? [] : [{ file, altText: text(row.alt_text) }]
        })
        // An own text begins with the images of the common one.
        .filter(
          (image, at, rest) =>
            rest.findIndex((each) => each.file === image.file && each.altText === image.altText) === at,
        ),
    }
  })
}

function pendingOf(value: unknown): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(text(value))
    return Array.isArray(parsed) ? parsed.map((part: { text?: unknown }) => text(part.text)) : []
  } catch {
    return []
  }
}

function markdownOf(
  posts: readonly ExportedPost[],
  replies: readonly { readonly citizen: string; readonly draft: string }[],
  isComplete: boolean,
  words: (typeof WORDS)['es' | 'en'],
): string {
  const section = (post: ExportedPost): string =>
    [
      `### ${[post.wallTime, ...post.accounts].filter((part) => part !== '').join(' · ') || '—'}`,
      ...post.texts,
      ...(post.pendingEdit.length === 0 ? [] : [`*${words.edit}:*`, ...post.pendingEdit]),
      ...post.own.flatMap((own) => [
        `*${words.own} ${own.account}:*`,
        ...own.texts,
        ...(own.pendingEdit.length === 0 ? [] : [`*${words.edit}:*`, ...own.pendingEdit]),
      ]),
      ...post.images.map(({ file, altText }) => `*${words.image}: ${file} — ${altText}*`),
    ].join('\n\n')
  const group = (stage: 'draft' | 'scheduled' | 'cancelled'): readonly string[] => {
    const chosen = posts.filter((post) => post.stage === stage).toSorted((a, b) => a.wallTime.localeCompare(b.wallTime))
    return chosen.length === 0 ? [] : [`## ${words[stage]}`, ...chosen.map(section)]
  }
  return `${[
    `# ${words.title}`,
    ...(isComplete ? [] : [`**${words.incomplete}**`]),
    ...group('draft'),
    ...group('scheduled'),
    ...group('cancelled'),
    ...(replies.length === 0 ? [] : [`## ${words.replies}`]),
    ...replies.map(({ citizen, draft }) => `### @${citizen}\n\n${draft}`),
  ].join('\n\n')}\n`
}
