/** Which part of an image is kept: within it, of its shape, whatever is done to it (docs/specs/media.md §7). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CROP_CORNERS,
  CROP_SHAPES,
  isWithin,
  movedCrop,
  resizedCrop,
  shapedCrop,
  type CropRect,
  type CropShape,
} from '../../../src/shared/domain/crop.ts'

const IMAGE = { widthPx: 1000, heightPx: 800 }
const WHOLE: CropRect = { leftPx: 0, topPx: 0, ...IMAGE }

describe('a shape', () => {
  it.each([
    ['free', WHOLE],
    ['1:1', { leftPx: 100, topPx: 0, widthPx: 800, heightPx: 800 }],
    ['16:9', { leftPx: 0, topPx: 119, widthPx: 1000, heightPx: 563 }],
    ['4:5', { leftPx: 180, topPx: 0, widthPx: 640, heightPx: 800 }],
  ] as const)('%s takes as much as there is, about the middle', (shape, expected) => {
    expect(shapedCrop(WHOLE, shape, IMAGE)).toEqual(expected)
  })

  it('stays about what was chosen before', () => {
    const right = { leftPx: 800, topPx: 0, widthPx: 200, heightPx: 800 }
    expect(shapedCrop(right, '1:1', IMAGE)).toEqual({ leftPx: 200, topPx: 0, widthPx: 800, heightPx: 800 })
  })
})

describe('a part of an image', () => {
  it('is moved no further than to the edge', () => {
    const part = { leftPx: 100, topPx: 100, widthPx: 400, heightPx: 300 }
    expect(movedCrop(part, 5000, -5000, IMAGE)).toEqual({ leftPx: 600, topPx: 0, widthPx: 400, heightPx: 300 })
  })

  it('grows from the corner that is moved, while the opposite one stays', () => {
    const part = { leftPx: 100, topPx: 100, widthPx: 400, heightPx: 300 }
    const grown = resizedCrop(part, { corner: 'topLeft', rightPx: -50, downPx: 20 }, 'free', IMAGE)
    expect(grown).toEqual({ leftPx: 50, topPx: 120, widthPx: 450, heightPx: 280 })
  })

  it('of a fixed shape keeps it', () => {
    const part = { leftPx: 0, topPx: 0, widthPx: 400, heightPx: 400 }
    expect(resizedCrop(part, { corner: 'bottomRight', rightPx: -100, downPx: 0 }, '1:1', IMAGE)).toEqual({
      ...{ leftPx: 0, topPx: 0, widthPx: 300, heightPx: 300 },
    })
  })

  it('is never outside of it, nor without extent, however it is pulled', () => {
    const side = fc.integer({ min: 1, max: 5000 })
    const pull = fc.integer({ min: -6000, max: 6000 })
    const step = fc.record({ corner: fc.constantFrom(...CROP_CORNERS, 'move' as const), rightPx: pull, downPx: pull })
    const shape = fc.constantFrom<CropShape>(...CROP_SHAPES)
    fc.assert(
      fc.property(side, side, shape, fc.array(step, { maxLength: 12 }), (widthPx, heightPx, chosen, steps) => {
        const image = { widthPx, heightPx }
        let part = shapedCrop({ leftPx: 0, topPx: 0, ...image }, chosen, image)
        for (const { corner, rightPx, downPx } of steps) {
          part =
            corner === 'move'
              ? movedCrop(part, rightPx, downPx, image)
              : resizedCrop(part, { corner, rightPx, downPx }, chosen, image)
          expect(isWithin(part, image)).toBe(true)
          expect(Object.values(part).every((value) => Number.isInteger(value) && value >= 0)).toBe(true)
          expect(Math.min(part.widthPx, part.heightPx)).toBeGreaterThan(0)
        }
      }),
    )
  })
})
