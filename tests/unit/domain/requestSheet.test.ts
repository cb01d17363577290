/** The sheet of a department (docs/specs/intake.md §2). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRequestSheet } from '../../../src/shared/domain/requestSheet.ts'

const SHEET = `PETICIÓN DE PUBLICACIÓN
Rellene cada línea y envíe el archivo.

Departamento:  Urbanismo
Contacto: Rosa Díaz, ext. 214
FECHA LÍMITE : 12/12/2026 14:00
Encargo: Avisar del corte.
Que se entienda que es por obras.
Documento: https://sede.example.es/decreto: 12
Texto:
Corte de agua en la calle Mayor.

Contacto: 010
`

describe('readRequestSheet', () => {
  it('§2.1 reads each part by its label, over several lines', () => {
    expect(readRequestSheet(SHEET)).toEqual({
      department: 'Urbanismo',
      contact: 'Rosa Díaz, ext. 214',
      deadline: '12/12/2026 14:00',
      brief: 'Avisar del corte.\nQue se entienda que es por obras.',
      source: 'https://sede.example.es/decreto: 12',
      text: 'Corte de agua en la calle Mayor.\n\nContacto: 010',
    })
  })

  it('§2.2 reads lines of Windows and of old Macs, and English labels', () => {
    for (const end of ['\r\n', '\r'])
      expect(readRequestSheet(SHEET.replaceAll('\n', end))).toEqual(readRequestSheet(SHEET))
    expect(readRequestSheet('- Department: Police\nDeadline: today\nText: Road closed')).toMatchObject({
      department: 'Police',
      deadline: 'today',
      text: 'Road closed',
    })
  })

  it('§2.3 takes a sheet without labels as a text', () => {
    const text = 'Mañana: mercado en la plaza.\nhttps://example.es'
    expect(readRequestSheet(text)).toMatchObject({ text, department: '', brief: '' })
  })

  it('§2.4 takes the first where a part is there twice, and says nothing of what is not there', () => {
    expect(readRequestSheet('Departamento: Uno\nDepartamento: Dos\nTexto: hola')).toMatchObject({
      department: 'Uno\nDepartamento: Dos',
      text: 'hola',
      contact: '',
    })
  })

  it('reads on where a line is broken as word processors break one within a paragraph', () => {
    expect(readRequestSheet('Encargo: x\nTexto: Corte de agua.\u2028Mañana.').text).toContain('Mañana.')
  })

  it('loses no word of the text, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(readRequestSheet(`Encargo: x\nTexto: ${text}`).text).toBe(text.replace(/\r\n?/gu, '\n').trim())
      }),
    )
  })
})
