/** The inbox as a table that leaves Mando, without those it is from (docs/specs/inbox.md §11.3). */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { withoutPersons } from '../../src/shared/domain/exposure.ts'
import { UNNARROWED } from '../../src/shared/domain/inboxView.ts'
import { OWN } from '../fakes/fakeNetwork.ts'
import { ANA, LUIS, mention, message, openInboxDesk, type InboxDesk } from '../fakes/inboxDesk.ts'

let desk: InboxDesk
let folder: string
beforeEach(() => {
  desk = openInboxDesk()
  folder = mkdtempSync(join(tmpdir(), 'mando-inbox-'))
  desk.ports.levers.showFolder(folder)
})
afterEach(async () => {
  await desk.close()
  rmSync(folder, { recursive: true })
})

const AT = Date.UTC(2026, 10, 24, 9, 30)
const exported = async (scope: Partial<Parameters<InboxDesk['rows']>[0]> = {}) => {
  const answer = await desk.inbox.export({ scope: { view: 'all', ...UNNARROWED, ...scope } })
  return { answer, text: answer === null ? '' : readFileSync(join(folder, answer.fileName), 'utf8') }
}

it('writes what the list shows, each message in a row, under its conversation’s number', async () => {
  desk.receive(
    mention('10', '@Demo ¿cuándo abre el puente?', AT, { conversationId: '1' }),
    mention('11', '=HYPERLINK("x")', AT + 60_000, { conversationId: '2', author: LUIS }),
  )
  const { answer, text } = await exported()
  expect(answer).toMatchObject({ messages: 2, isPart: false })
  expect(answer?.fileName).toMatch(/^mando-mensajes-.*\.csv$/)
  const rows = text.trimEnd().split('\r\n')
  expect(rows[0]).toBe('\uFEFFConversación;Día;Hora;Cuenta;Tipo;Estado;Etiquetas;De quién;Texto')
  expect(rows).toHaveLength(3)
  expect(rows.find((row) => row.includes('HYPERLINK'))).toMatch(
    new RegExp(`^\\d;2026-11-24;10:31;${OWN.handle};Público;Nueva;;Ciudadanía;"'=HYPERLINK`),
  )
  expect((await exported({ text: 'puente' })).answer?.messages).toBe(1)
})

it('holds nothing that says who wrote', async () => {
  desk.receive(mention('10', `Soy Ana, DNI 12345678Z, 612 345 678. @${OWN.handle} avisad a @vecina_dos`, AT))
  desk.receiveMessages(message('20', 'Me llamo Ana', AT))
  const { text } = await exported()
  for (const secret of ['12345678Z', '612 345 678', ANA.handle, ANA.displayName, 'vecina_dos']) {
    expect(text).not.toContain(secret)
  }
  expect(text).toContain(`DNI [DNI], [teléfono]. @${OWN.handle} avisad a @[usuario]`)
})

it('does nothing where the person closes the dialog, and is on record where they do not', async () => {
  desk.receive(mention('10', 'Hola', AT))
  desk.ports.levers.showFolder(null)
  expect(await exported()).toEqual({ answer: null, text: '' })
  const onRecord = () => desk.test.audit.recent(null, 50).filter(({ action }) => action === 'inbox.export')
  expect(onRecord()).toEqual([])
  desk.ports.levers.showFolder(folder)
  await exported()
  expect(JSON.parse(onRecord()[0]?.after ?? 'null')).toEqual({ conversations: 1, messages: 1, view: 'all' })
})

it('leaves addresses and the office’s own handles as they are', () => {
  const own = new Set(['ayto'])
  expect(withoutPersons('(@Ayto, @ana_b) x@@ana a.@ana', own)).toBe('(@Ayto, @[usuario]) x@@ana a.@ana')
})
