/** Which part of an image is kept: chosen by corners and moves, of a fixed shape or of any. Whole pixels of the original. */

export type CropRect = {
  readonly leftPx: number
  readonly topPx: number
  readonly widthPx: number
  readonly heightPx: number
}
export type ImageSize = { readonly widthPx: number; readonly heightPx: number }

export const CROP_SHAPES = ['free', '1:1', '16:9', '4:5'] as const
export type CropShape = (typeof CROP_SHAPES)[number]

export const CROP_CORNERS = ['topLeft', 'topRight', 'bottomLeft', 'bottomRight'] as const
export type CropCorner = (typeof CROP_CORNERS)[number]

/** Width by height; null: any. */
const RATIOS: Record<CropShape, number | null> = { free: null, '1:1': 1, '16:9': 16 / 9, '4:5': 4 / 5 }
/** Less than that is nothing anybody could see; a smaller image is kept whole. */
const LEAST_PX = 32

export function isWithin({ leftPx, topPx, widthPx, heightPx }: CropRect, image: ImageSize): boolean {
  return leftPx + widthPx <= image.widthPx && topPx + heightPx <= image.heightPx
}

export function isWhole({ widthPx, heightPx }: CropRect, image: ImageSize): boolean {
  return widthPx === image.widthPx && heightPx === image.heightPx
}

/** The largest part of that shape, about the middle of `around`, as far as the image reaches. */
export function shapedCrop(around: CropRect, shape: CropShape, image: ImageSize): CropRect {
  const ratio = RATIOS[shape]
  if (ratio === null) return around
  const widthPx = Math.max(1, Math.round(Math.min(image.widthPx, image.heightPx * ratio)))
  const heightPx = Math.max(1, Math.round(Math.min(image.heightPx, image.widthPx / ratio)))
  const left = around.leftPx + (around.widthPx - widthPx) / 2
  const top = around.topPx + (around.heightPx - heightPx) / 2
  return placed({ leftPx: left, topPx: top, widthPx, heightPx }, image)
}

/** Moved by so many pixels, no further than to the edge. */
export function movedCrop(crop: CropRect, rightPx: number, downPx: number, image: ImageSize): CropRect {
  return placed({ ...crop, leftPx: crop.leftPx + rightPx, topPx: crop.topPx + downPx }, image)
}

/**
 * One corner moved by so many pixels; the opposite one stays. Of a fixed shape, the direction in which it was moved
 * more decides.
 */
export function resizedCrop(
  crop: CropRect,
  { corner, rightPx, downPx }: { readonly corner: CropCorner; readonly rightPx: number; readonly downPx: number },
  shape: CropShape,
  image: ImageSize,
): CropRect {
  const isLeft = corner === 'topLeft' || corner === 'bottomLeft'
  const isTop = corner === 'topLeft' || corner === 'topRight'
  const fixed = {
    x: isLeft ? crop.leftPx + crop.widthPx : crop.leftPx,
    y: isTop ? crop.topPx + crop.heightPx : crop.topPx,
  }
  const room = {
    width: isLeft ? fixed.x : image.widthPx - fixed.x,
    height: isTop ? fixed.y : image.heightPx - fixed.y,
  }
  const wider = isLeft ? -rightPx : rightPx
  const taller = isTop ? -downPx : downPx
  const size = sizeWithin({ width: crop.widthPx, height: crop.heightPx, wider, taller }, RATIOS[shape], room)
  return {
    leftPx: isLeft ? fixed.x - size.widthPx : fixed.x,
    topPx: isTop ? fixed.y - size.heightPx : fixed.y,
    ...size,
  }
}

type Growth = { readonly width: number; readonly height: number; readonly wider: number; readonly taller: number }

function sizeWithin(
  { width, height, wider, taller }: Growth,
  ratio: number | null,
  room: { readonly width: number; readonly height: number },
): ImageSize {
  if (ratio === null) {
    return {
      widthPx: between(Math.min(LEAST_PX, room.width), width + wider, room.width),
      heightPx: between(Math.min(LEAST_PX, room.height), height + taller, room.height),
    }
  }
  const most = Math.min(room.width, room.height * ratio)
  const least = Math.min(most, LEAST_PX * Math.max(1, ratio))
  const wished = Math.abs(wider) >= Math.abs(taller) * ratio ? width + wider : (height + taller) * ratio
  const exact = Math.min(Math.max(wished, least), most)
  return {
    widthPx: Math.max(1, Math.min(room.width, Math.round(exact))),
    heightPx: Math.max(1, Math.min(room.height, Math.round(exact / ratio))),
  }
}

function placed({ leftPx, topPx, widthPx, heightPx }: CropRect, image: ImageSize): CropRect {
  return {
    leftPx: between(0, leftPx, image.widthPx - widthPx),
    topPx: between(0, topPx, image.heightPx - heightPx),
    widthPx,
    heightPx,
  }
}

function between(least: number, value: number, most: number): number {
  return Math.round(Math.min(Math.max(value, least), most))
}
