import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqlite, type Sqlite } from '../../src/main/store/sqlite.ts'
import { compileWhenUsed } from '../../src/main/store/statementsWhenUsed.ts'

let db: Sqlite
beforeEach(() => {
  db = openSqlite(':memory:')
  db.exec(
    `CREATE TABLE word (text TEXT NOT NULL, rank INTEGER NOT NULL); INSERT INTO word VALUES ('uno', 1), ('dos', 2)`,
  )
  compileWhenUsed(db)
})
afterEach(() => db.close())

describe('a statement that is compiled when it is used', () => {
  it('is not compiled before', () => {
    const early = db.prepare('SELECT text FROM later')
    db.exec('CREATE TABLE later (text TEXT)')
    expect(early.all()).toEqual([])
  })

  it('throws where it is first run what is wrong with it', () => {
    const wrong = db.prepare('SELECT missing FROM word')
    expect(() => wrong.get()).toThrow('no such column: missing')
  })

  it('is compiled once', () => {
    const kept = db.prepare<[], string>('SELECT text FROM word ORDER BY rank').pluck()
    expect(kept.get()).toBe('uno')
    db.exec('DELETE FROM word WHERE rank = 1')
    expect(kept.all()).toEqual(['dos'])
  })

  it('gives what the binding gives, by value and by name', () => {
    expect(db.prepare('SELECT text, rank FROM word WHERE rank = ?').get(2)).toEqual({ text: 'dos', rank: 2 })
    expect(db.prepare('SELECT rank FROM word WHERE text = @text').all({ text: 'uno' })).toEqual([{ rank: 1 }])
    expect(db.prepare('UPDATE word SET rank = rank + ?').run(10)).toMatchObject({ changes: 2 })
    expect([...db.prepare('SELECT rank FROM word ORDER BY rank').iterate()]).toEqual([{ rank: 11 }, { rank: 12 }])
  })

  it('gives one value or a row of values where it is told to, before and after it was compiled', () => {
    const words = db.prepare('SELECT text, rank FROM word ORDER BY rank')
    expect(words.raw().all()).toEqual([
      ['uno', 1],
      ['dos', 2],
    ])
    expect(words.pluck().all()).toEqual(['uno', 'dos'])
  })

  it('takes part in a transaction', () => {
    const add = db.prepare('INSERT INTO word VALUES (?, ?)')
    expect(() =>
      db.transaction(() => {
        add.run('tres', 3)
        throw new Error('undone')
      })(),
    ).toThrow('undone')
    expect(db.prepare('SELECT count(*) FROM word').pluck().get()).toBe(2)
  })
})
