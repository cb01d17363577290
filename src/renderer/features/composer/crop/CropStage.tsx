/** The image with the frame of what is kept. Frame and corners are moved by mouse, or by the arrows where they have the focus. */
import { useLayoutEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import {
  CROP_CORNERS,
  movedCrop,
  resizedCrop,
  type CropCorner,
  type CropRect,
  type CropShape,
} from '#shared/domain/crop.ts'
import type { ReadImage } from './cropPixels.ts'
import classes from './crop.module.css'

type Grip = CropCorner | 'frame'
type Pull = { readonly from: CropRect; readonly x: number; readonly y: number }

const ARROWS: Partial<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
/** Of the longer side, for one press; with Shift ten times as far. */
const STEP = 0.01
const LONG_STEPS = 10

export function CropStage({
  image,
  rect,
  shape,
  onChange,
}: {
  readonly image: ReadImage
  readonly rect: CropRect
  readonly shape: CropShape
  readonly onChange: (next: CropRect) => void
}) {
  const { t } = useTranslation('crop')
  const stage = useRef<HTMLDivElement>(null)
  // It is there once the image is read, which may be after the dialog.
  useLayoutEffect(() => stage.current?.querySelector('button')?.focus({ preventScroll: true }), [])

  const after = (grip: Grip, from: CropRect, rightPx: number, downPx: number): CropRect =>
    grip === 'frame'
      ? movedCrop(from, rightPx, downPx, image)
      : resizedCrop(from, { corner: grip, rightPx, downPx }, shape, image)

  const press = (grip: Grip, event: KeyboardEvent): void => {
    const arrow = ARROWS[event.key]
    if (arrow === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const step = Math.max(1, Math.round(Math.max(image.widthPx, image.heightPx) * STEP))
    const by = event.shiftKey ? step * LONG_STEPS : step
    onChange(after(grip, rect, arrow[0] * by, arrow[1] * by))
  }
  const gripped = (grip: Grip) => ({
    grip,
    rect,
    onPress: press,
    onPull: (from: CropRect, right: number, down: number) => {
      const scale = image.widthPx / (stage.current?.clientWidth ?? image.widthPx)
      onChange(after(grip, from, right * scale, down * scale))
    },
  })
  const percent = (part: number, whole: number): string => `${String((part / whole) * 100)}%`
  return (
    // Arrows are ours here: a screen reader is not to walk the page with them.
    <div ref={stage} className={classes.stage} role="application" aria-label={t('stage')}>
      <img src={image.element.src} alt="" draggable={false} />
      <div
        className={classes.frame}
        style={{
          left: percent(rect.leftPx, image.widthPx),
          top: percent(rect.topPx, image.heightPx),
          width: percent(rect.widthPx, image.widthPx),
          height: percent(rect.heightPx, image.heightPx),
        }}
      >
        <GripButton className={classes.inside} label={t('frame')} {...gripped('frame')} />
        {CROP_CORNERS.map((corner) => (
          <GripButton key={corner} className={classes.corner} label={t(`corner.${corner}`)} {...gripped(corner)} />
        ))}
      </div>
    </div>
  )
}

/** @param onPull how far it is from where it was taken, in pixels of the screen, and the frame as it was then */
function GripButton({
  grip,
  rect,
  label,
  className,
  onPress,
  onPull,
}: {
  readonly grip: Grip
  readonly rect: CropRect
  readonly label: string
  readonly className: string | undefined
  readonly onPress: (grip: Grip, event: KeyboardEvent) => void
  readonly onPull: (from: CropRect, right: number, down: number) => void
}) {
  const pull = useRef<Pull | null>(null)
  const letGo = (): void => {
    pull.current = null
  }
  return (
    <button
      type="button"
      className={className}
      aria-label={label}
      data-grip={grip}
      onKeyDown={(event) => onPress(grip, event)}
      onPointerDown={(event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        pull.current = { from: rect, x: event.clientX, y: event.clientY }
      }}
      onPointerMove={({ clientX, clientY }) => {
        if (pull.current === null) return
        const { from, x, y } = pull.current
        onPull(from, clientX - x, clientY - y)
      }}
      onPointerUp={letGo}
      onPointerCancel={letGo}
    />
  )
}
