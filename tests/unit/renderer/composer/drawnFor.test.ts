/** What of the composer is drawn again when something of the post changes (docs/specs/composer.md §5.2). */
import { describe, expect, it } from 'vitest'
import { drawnFor, isSameButFunctions } from '../../../../src/renderer/features/composer/drawnFor.ts'
import type { Composing } from '../../../../src/renderer/features/composer/useComposer.ts'

const composing = { textKey: null, flows: false, segments: [] } as unknown as Composing
const isSame = drawnFor<{ readonly composing: Composing; readonly count: number }>('textKey', 'flows')

describe('what a part is drawn for', () => {
  it('leaves a part as it is while something else is typed', () => {
    const typed = { ...composing, segments: [{ segmentId: 's', text: 'hola' }] }
    expect(isSame({ composing, count: 1 }, { composing: typed, count: 1 })).toBe(true)
  })

  it('draws it again for what it names, and for its own properties', () => {
    expect(isSame({ composing, count: 1 }, { composing: { ...composing, flows: true }, count: 1 })).toBe(false)
    expect(isSame({ composing, count: 1 }, { composing, count: 2 })).toBe(false)
  })

  it('looks at values only where functions are new each time', () => {
    const act = (): void => undefined
    expect(isSameButFunctions({ busy: false, act }, { busy: false, act: () => undefined })).toBe(true)
    expect(isSameButFunctions({ busy: false, act }, { busy: true, act })).toBe(false)
  })
})
