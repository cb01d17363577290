/** What a document is, by its bytes, and what it is called when it is saved (docs/specs/intake.md §5). */
import { describe, expect, it } from 'vitest'
import { documentName, readDocument } from '../../../src/shared/domain/sourceDocument.ts'

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const wide = (text: string) => text.replaceAll(/./g, '$&\0')
const ZIP = 'PK\x03\x04'
const COMPOUND = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'

describe('a document', () => {
  it.each([
    ['a PDF', '%PDF-1.7 …', 'pdf'],
    ['of Word', `${ZIP}…word/document.xml…`, 'docx'],
    ['of an older Word', `${COMPOUND}…${wide('WordDocument')}…`, 'doc'],
    ['of LibreOffice', `${ZIP}…mimetypeapplication/vnd.oasis.opendocument.text…`, 'odt'],
  ])('is %s', (_what, content, as) => expect(readDocument(bytes(content))).toEqual({ kind: 'document', as }))

  it.each([
    ['a program', 'MZ…', 'not_document'],
    ['a spreadsheet', `${ZIP}…xl/workbook.xml…`, 'not_document'],
    ['an installer in the container of Word', `${COMPOUND}…`, 'not_document'],
    ['a page of the web', '<!doctype html>', 'not_document'],
    ['Word with macros', `${ZIP}…word/document.xml…word/vbaProject.bin`, 'macros'],
    ['an older Word with macros', `${COMPOUND}${wide('WordDocument')}${wide('_VBA_PROJECT')}`, 'macros'],
    ['nothing', '', 'empty'],
  ])('is not %s', (_what, content, why) => expect(readDocument(bytes(content))).toEqual({ kind: 'none', why }))
})

describe('its name', () => {
  it.each([
    ['Anuncio de obras.pdf', 'Anuncio de obras'],
    ['..\\..\\anuncio.pdf', 'anuncio'],
    ['a/b:c?.docx', 'a b c'],
    ['anuncio\u202Efdp.exe', 'anuncio fdp'],
    ['CON.pdf', 'documento CON'],
    ['.pdf', 'documento'],
  ])('%j is saved as %j', (given, name) => expect(documentName(given)).toBe(name))
})
