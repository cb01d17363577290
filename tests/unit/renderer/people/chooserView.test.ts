import { describe, expect, it } from 'vitest'
import { countdown, personTyped, waitOf } from '../../../../src/renderer/features/people/chooserView.ts'

const PEOPLE = ['Ana Ruiz', 'Álvaro Sanz', 'Marta Gil', 'María Polo'].map((name) => ({ name }))

describe('letters in the list of people', () => {
  it('lead to the first name that begins with them, whatever case and accents', () => {
    expect(personTyped(PEOPLE, 0, 'm')).toBe(2)
    expect(personTyped(PEOPLE, 2, 'alv')).toBe(1)
    expect(personTyped(PEOPLE, 0, 'Mari')).toBe(3)
  })

  it('lead to the next of the same letter when it is pressed again, and around', () => {
    expect(personTyped(PEOPLE, 2, 'mm')).toBe(3)
    expect(personTyped(PEOPLE, 3, 'm')).toBe(2)
  })

  it('stay where the name goes on as typed', () => {
    expect(personTyped(PEOPLE, 3, 'mar')).toBe(3)
  })

  it('lead nowhere where nobody is called so', () => {
    expect(personTyped(PEOPLE, 0, 'z')).toBeNull()
    expect(personTyped(PEOPLE, 0, '')).toBeNull()
    expect(personTyped([], -1, 'a')).toBeNull()
  })
})

describe('the wait after wrong PINs', () => {
  it('is said in minutes and seconds, and never as nothing while it lasts', () => {
    expect([900_000, 61_000, 60_000, 29_001, 1, 0, -5].map(countdown)).toEqual([
      '15:00',
      '1:01',
      '1:00',
      '0:30',
      '0:01',
      '0:00',
      '0:00',
    ])
  })

  it('is the longer of what the list and what the last refusal say, and over when its instant has come', () => {
    expect(waitOf({ waitUntilMs: 500 }, 800, 100)).toBe(800)
    expect(waitOf({ waitUntilMs: 500 }, null, 100)).toBe(500)
    expect(waitOf({ waitUntilMs: 500 }, null, 500)).toBeNull()
    expect(waitOf({ waitUntilMs: null }, null, 0)).toBeNull()
  })
})
