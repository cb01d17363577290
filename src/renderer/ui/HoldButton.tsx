/**
 * A button for what should not happen by a slip: it acts after having been held for a second, by pointer or key. A press
 * that no pointer and no key made (a screen reader, a voice), and where motion is unwelcome any press, asks instead.
 */
import { Button, Group, Popover, Text, type ButtonProps } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './holdButton.module.css'

/** As the drawing takes in `holdButton.module.css`. */
const HOLD_MS = 1000
const HINT_MS = 3000

export function HoldButton({
  children,
  question,
  hint,
  confirmLabel,
  onHeld,
  ...button
}: ButtonProps & {
  readonly children: ReactNode
  readonly title?: string | undefined
  readonly question: string
  /** Said after a press that was too short. */
  readonly hint: string
  readonly confirmLabel: string
  readonly onHeld: () => void
}) {
  const { t } = useTranslation('common')
  const reducedMotion = useReducedMotion()
  const [isHolding, setIsHolding] = useState(false)
  const [isAsking, setIsAsking] = useState(false)
  const [isHinting, setIsHinting] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const hintTimer = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** The click that ends a press of a pointer or key is none of its own. */
  const wasPressed = useRef(false)

  useEffect(
    () => () => {
      clearTimeout(timer.current)
      clearTimeout(hintTimer.current)
    },
    [],
  )

  const press = (): void => {
    wasPressed.current = true
    if (reducedMotion) return
    clearTimeout(timer.current)
    setIsHinting(false)
    setIsHolding(true)
    timer.current = setTimeout(() => {
      timer.current = undefined
      setIsHolding(false)
      onHeld()
    }, HOLD_MS)
  }
  const release = (): void => {
    if (timer.current === undefined) return
    clearTimeout(timer.current)
    timer.current = undefined
    setIsHolding(false)
    setIsHinting(true)
    clearTimeout(hintTimer.current)
    hintTimer.current = setTimeout(() => setIsHinting(false), HINT_MS)
  }
  const isPress = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
    (key === 'Enter' || key === ' ') && !ctrlKey && !metaKey && !altKey

  return (
    <Popover
      opened={isAsking || isHinting}
      onChange={(opened) => {
        if (opened) return
        setIsAsking(false)
        setIsHinting(false)
      }}
      trapFocus={isAsking}
      returnFocus={isAsking}
      withArrow
      position="top"
      width={isAsking ? 300 : 'auto'}
    >
      <Popover.Target>
        <Button
          {...button}
          className={classes.hold}
          data-holding={isHolding || undefined}
          onPointerDown={(event) => {
            if (event.button === 0) press()
          }}
          onPointerUp={release}
          onPointerLeave={release}
          onPointerCancel={release}
          onBlur={release}
          onKeyDown={(event) => {
            if (!isPress(event)) return
            // Otherwise the key would click by itself, once or again and again.
            event.preventDefault()
            if (event.repeat) return
            press()
            if (reducedMotion) setIsAsking(true)
          }}
          onKeyUp={(event) => {
            if (!isPress(event)) return
            event.preventDefault()
            release()
            wasPressed.current = false
          }}
          onClick={() => {
            if (reducedMotion || !wasPressed.current) setIsAsking(true)
            wasPressed.current = false
          }}
        >
          {children}
        </Button>
      </Popover.Target>
      <Popover.Dropdown {...(isAsking ? { 'aria-label': question } : { role: 'status' })}>
        {isAsking ? (
          <>
            <Text size="sm" mb="sm">
              {question}
            </Text>
            <Group justify="flex-end" gap="xs">
              <Button size="xs" variant="default" onClick={() => setIsAsking(false)} data-autofocus>
                {t('cancel')}
              </Button>
              <Button
                size="xs"
                onClick={() => {
                  setIsAsking(false)
                  onHeld()
                }}
              >
                {confirmLabel}
              </Button>
            </Group>
          </>
        ) : (
          <Text size="xs">{hint}</Text>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
