/** Templates and groups of hashtags: the office's lists, their variables, and what is left open (docs/specs/composer.md §9). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { filledText } from '../../src/shared/domain/savedReply.ts'
import { askedVariables, readHashtags, templateValues, withInserted } from '../../src/shared/domain/textTemplate.ts'
import { createSettingTable } from '../../src/main/store/settingTable.ts'
import { id, openPublishingDesk, POST } from '../fakes/publishingDesk.ts'

const CUT = id(860)
const TAGS = id(861)

let desk: ReturnType<typeof openPublishingDesk>
let templates: ReturnType<(typeof desk)['planningOf']>['templates']
beforeEach(() => {
  desk = openPublishingDesk()
  templates = desk.planningOf().templates
})
afterEach(() => desk.close())

const save = (change: Partial<Parameters<typeof templates.save>[0]> = {}) =>
  templates.save({ templateId: CUT, kind: 'text', name: 'Corte', text: 'Corte el {{fecha}}', ...change })
const audited = () =>
  desk.test.audit
    .recent(null, 500)
    .filter(({ entity }) => entity.startsWith('template:'))
    .map(({ action }) => action)
    .toReversed()

describe('the lists of the office', () => {
  it('are kept by name, changed, archived and brought back, each with a trace (§9.1)', () => {
    save()
    save()
    save({ name: 'Corte de agua' })
    templates.archive({ templateId: CUT })
    templates.archive({ templateId: CUT })
    expect(templates.list()).toMatchObject([{ templateId: CUT, name: 'Corte de agua', archivedAtMs: desk.clock.now() }])
    templates.bringBack({ templateId: CUT })
    expect(templates.list()).toMatchObject([{ kind: 'text', archivedAtMs: null }])
    expect(audited()).toEqual(['template.save', 'template.save', 'template.archive', 'template.bring_back'])
    expect(() => templates.archive({ templateId: id(999) })).toThrow('not_found')
  })

  it('take no name twice within a kind, and no empty text (§9.1)', () => {
    save()
    save({ templateId: TAGS, kind: 'hashtags', text: 'agua #Obras agua' })
    expect(templates.list().map(({ text }) => text)).toContain('#agua #Obras')
    expect(() => save({ templateId: id(862), name: 'CORTE' })).toThrow('name_taken')
    templates.archive({ templateId: CUT })
    save({ templateId: id(862), name: 'corte' })
    expect(() => templates.bringBack({ templateId: CUT })).toThrow('name_taken')
    expect(() => save({ text: '  ' })).toThrow('text_empty')
    expect(() => save({ templateId: TAGS, kind: 'hashtags', text: '#no-vale' })).toThrow('text_empty')
  })
})

it('hashtags are read with or without their sign, each once (§9.4)', () => {
  expect(readHashtags('agua, #Obras;Año2026 #agua')).toBe('#agua #Obras #Año2026')
  expect(['', '#', 'a-b', '2026', '#a#b'].map(readHashtags)).toEqual([null, null, null, null, null])
})

describe('a template', () => {
  const values = templateValues(
    [
      { name: 'Municipio', value: 'Puertoalba' },
      { name: 'campana', value: 'no' },
    ],
    { fecha: 'martes 24 de noviembre', hora: '', cuenta: '@policia', campaña: 'Navidad' },
  )

  it('is filled with what is known, and asks for the rest, each once (§9.2)', () => {
    const text = '{{cuenta}} en {{municipio}}, {{Fecha}} a las {{hora}}: {{campaña}}. {{Calle}} y {{calle}}'
    const filled = filledText(text, values)
    expect(filled).toBe('@policia en Puertoalba, martes 24 de noviembre a las {{hora}}: Navidad. {{Calle}} y {{calle}}')
    expect(askedVariables(filled)).toEqual(['hora', 'Calle'])
  })

  it('stands at the caret with blanks where words would run together (§9.2)', () => {
    expect(withInserted('', 'Hola', 0, 0)).toEqual({ text: 'Hola', caret: 4 })
    expect(withInserted('Hoycorte', '#Agua', 3, 3)).toEqual({ text: 'Hoy #Agua corte', caret: 10 })
    expect(withInserted('Hoy , ya', '#Agua', 4, 4)).toEqual({ text: 'Hoy #Agua, ya', caret: 9 })
    expect(withInserted('Hoy MAL ya', '#Agua', 4, 7)).toEqual({ text: 'Hoy #Agua ya', caret: 9 })
  })

  it('that is not filled in goes nowhere, unless the office wants otherwise (§9.3)', () => {
    desk.draft(['Corte el {{fecha}}'])
    expect(() => desk.scheduleIn(60)).toThrow(
      expect.objectContaining({ code: 'checks_blocked', params: { check: 'open_variable' } }),
    )
    desk.checks.setRules({ modes: { open_variable: 'warn' } })
    desk.scheduleIn(60)
    expect(desk.state(POST)).toBe('scheduled')
  })

  it('leaves the modes alone that an office set before there was this check (§9.3)', () => {
    desk.test.uow.write(desk.test.by(), (tx) => {
      createSettingTable(desk.test.db).put(tx, 'checks', { modes: { personal_data: 'block' }, mostEmoji: 1 })
      tx.audit({ action: 'checks.set_rules', entity: 'settings' })
    })
    expect(desk.checks.rules()).toMatchObject({
      mostEmoji: 1,
      modes: { personal_data: 'block', open_variable: 'block', shouting: 'warn' },
    })
  })
})
