import { describe, expect, it } from 'vitest'
import { inPlace, nameIn, splitPeople } from '../../../../src/renderer/features/settings/peopleSection.ts'
import { checkNewPin, pinDigits } from '../../../../src/renderer/ui/newPin.ts'
import { colourOf, initialsOf } from '../../../../src/renderer/ui/personLook.ts'

describe('a person at a glance', () => {
  it('has the letters of the first and the last word of their name', () => {
    expect(['Ana María Ruiz', 'álvaro', '  Eva  Gil ', 'Íñigo de la Ñ'].map(initialsOf)).toEqual([
      'AR',
      'Á',
      'EG',
      'ÍÑ',
    ])
  })

  it('keeps their colour, and others have others', () => {
    const ids = Array.from({ length: 40 }, (_, index) => `0195f2c4-7d1e-7000-8000-0000000000${index + 10}`)
    expect(ids.map(colourOf)).toEqual(ids.map(colourOf))
    expect(new Set(ids.map(colourOf)).size).toBeGreaterThan(5)
  })
})

describe('a PIN as it is typed', () => {
  it('is digits alone, twelve at most', () => {
    expect(pinDigits('12 a3-4')).toBe('1234')
    expect(pinDigits('12345678901234')).toBe('123456789012')
  })

  it('is neither short nor easy, and the same twice', () => {
    expect(checkNewPin('280', '280')).toBe('short')
    expect(checkNewPin('1234', '1234')).toBe('easy')
    expect(checkNewPin('2809', '2808')).toBe('different')
    expect(checkNewPin('2809', '2809')).toBe('good')
  })
})

describe('the section of people', () => {
  const person = (personId: string, archivedAtMs: number | null) => ({
    personId,
    name: personId,
    role: 'editor' as const,
    archivedAtMs,
    waitUntilMs: null,
  })

  it('shows those who are archived apart', () => {
    const [ana, eva] = [person('ana', null), person('eva', 5)]
    expect(splitPeople([ana, eva])).toEqual({ present: [ana], archived: [eva] })
  })

  it('says beside the form what can be mended there', () => {
    expect(inPlace('name_taken')).toBe('name_taken')
    expect(inPlace('disk_full')).toBeNull()
  })
})

describe('the log of changes', () => {
  const people = [{ personId: '1', name: 'Ana Ruiz' }]

  it('names people, and the office where it was before them', () => {
    expect(nameIn('person:1', people, 'Oficina')).toBe('Ana Ruiz')
    expect(nameIn('person', people, 'Oficina')).toBe('Oficina')
  })

  it('leaves as it stands what is no person, and one that it does not know', () => {
    expect(nameIn('outbox', people, 'Oficina')).toBe('outbox')
    expect(nameIn('person:2', people, 'Oficina')).toBe('person:2')
    expect(nameIn('post:1', people, 'Oficina')).toBe('post:1')
  })
})
