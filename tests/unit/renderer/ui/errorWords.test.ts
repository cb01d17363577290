import { beforeAll, describe, expect, it } from 'vitest'
import { ERROR_CODES, type WireError } from '#shared/rpc/errors.ts'
import { startTexts } from '../../../../src/renderer/i18n/i18n.ts'
import { OperationError } from '../../../../src/renderer/rpc/client.ts'
import { errorWords, reasonWords } from '../../../../src/renderer/ui/errorWords.ts'

const failure = (wire: Partial<WireError> & Pick<WireError, 'code'>) =>
  new OperationError('calendar.schedule', { params: {}, paths: [], correlationId: null, ...wire })

beforeAll(() => startTexts('es'))

describe('a failure in words', () => {
  it.each(ERROR_CODES)('exists for %s: what happened, and what to do', (code) => {
    const words = errorWords(failure({ code }))
    expect(words.title).not.toMatch(/codes\.|^$/)
    expect(words.body.length).toBeGreaterThan(30)
  })

  it('names the hours around the one that does not exist', () => {
    const params = { before: '2026-03-29T01:30', after: '2026-03-29T03:30' }
    expect(errorWords(failure({ code: 'time_does_not_exist', params })).body).toContain('01:30 o las 03:30')
  })

  it('tells sizes in megabytes', () => {
    const params = { maxBytes: 5 * 1024 * 1024 }
    expect(errorWords(failure({ code: 'media_too_large', params })).body).toContain('el máximo es 5 MB')
  })

  it('gives the number under which a fault was logged', () => {
    expect(errorWords(failure({ code: 'internal', correlationId: 'c-17' })).body).toContain('c-17')
  })

  it('speaks of what is no operation’s failure too', () => {
    expect(errorWords(new TypeError('x')).title).toBe('Ha ocurrido un error de Mando')
  })
})

describe('a reason in words', () => {
  it('explains the known ones', () => {
    expect(reasonWords({ code: 'duplicate_content', params: {} })).toContain('ya se publicó')
  })

  it('shows an unknown one rather than hiding it', () => {
    expect(reasonWords({ code: 'brand_new', params: {} })).toContain('brand_new')
  })
})
