import { describe, expect, it } from 'vitest'
import { boxWith, sent, told, typed } from '../../../../src/renderer/features/inbox/draftBox.ts'

describe('the box of an answer', () => {
  it('shows the newer draft where it was opened on an older one', () => {
    expect(told(boxWith('Buenos'), 'Buenos días').text).toBe('Buenos días')
  })

  it('shows again the text of an answer that was given up', () => {
    const empty = told(sent(typed(boxWith(''), 'Hola'), 'Hola'), '')
    expect(empty.text).toBe('')
    expect(told(empty, 'Hola').text).toBe('Hola')
  })

  it('never replaces what is being typed', () => {
    expect(told(typed(boxWith(''), 'Hola, ana'), 'Hola').text).toBe('Hola, ana')
  })

  it('is empty once its text has gone out, and keeps what was typed on meanwhile', () => {
    const box = typed(boxWith(''), 'Hola')
    expect(sent(box, 'Hola').text).toBe('')
    expect(sent(typed(box, 'Hola. Además'), 'Hola').text).toBe('Hola. Además')
  })
})
