/** Who takes over: the people, and the PIN of the one that is chosen. */
import { Anchor, Button, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../rpc/useOperation.ts'
import { errorWords } from '../../ui/errorWords.ts'
import { nextIndex } from '../../ui/listKeys.ts'
import { PersonBadge } from '../../ui/PersonBadge.tsx'
import type { PersonView } from '../../ui/personLook.ts'
import { PinInput } from '../../ui/PinInput.tsx'
import { useNow } from '../../ui/useNow.ts'
import { ForgottenPin } from './ForgottenPin.tsx'
import { OwnPinForm } from './OwnPinForm.tsx'
import { countdown, personTyped, waitOf } from './chooserView.ts'
import classes from './people.module.css'

type Aside = { readonly kind: 'own_pin'; readonly pin: string } | { readonly kind: 'forgotten' }

const MIN_DIGITS = 4
const PAGE_ROWS = 5
/** Letters that follow each other faster than this are one beginning of a name. */
const TYPING_MS = 800
const NO_LETTERS: { readonly text: string; readonly atMs: number } = { text: '', atMs: 0 }

/** @param people who can be chosen, at least one */
export function PersonChooser({
  people,
  onEntered,
}: {
  readonly people: readonly PersonView[]
  readonly onEntered?: () => void
}) {
  const { t } = useTranslation('people')
  const ids = useId()
  const queryClient = useQueryClient()
  const enter = useCommand('people.enter', { quiet: true })
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [pin, setPin] = useState('')
  const [isShort, setIsShort] = useState(false)
  /** What stands in place of the list: a PIN that was given is right, or one was forgotten. */
  const [aside, setAside] = useState<Aside | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const letters = useRef(NO_LETTERS)
  const nowMs = useNow(1000)
  const index = Math.max(
    0,
    people.findIndex(({ personId }) => personId === chosenId),
  )
  const person = people[index]

  useEffect(() => {
    // One person alone has nothing to choose.
    if (people.length > 1) list.current?.focus()
    else field.current?.focus()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- where the keyboard begins, once
  }, [])
  useEffect(() => {
    document.getElementById(`${ids}${index}`)?.scrollIntoView({ block: 'nearest' })
  }, [ids, index])
  if (person === undefined) return null

  const said = enter.error?.wire ?? null
  const saidMs = said?.code === 'pin_wait' ? Number(said.params.untilMs) : null
  const untilMs = waitOf(person, saidMs, nowMs)
  const choose = (next: number): void => {
    const wanted = people[next]
    if (wanted === undefined || wanted.personId === person.personId) return
    setChosenId(wanted.personId)
    setPin('')
    setIsShort(false)
    enter.reset()
  }
  const entered = (): void => {
    // What was asked while nobody acted was refused, and each role is answered differently.
    void queryClient.invalidateQueries()
    onEntered?.()
  }
  const back = (): void => {
    setAside(null)
    enter.reset()
    // The list is drawn anew, and who was chosen stays so.
    requestAnimationFrame(() => field.current?.focus())
  }
  const submit = (): void => {
    if (enter.isPending || untilMs !== null) return
    setIsShort(pin.length < MIN_DIGITS)
    if (pin.length < MIN_DIGITS) return
    enter.mutate(
      { personId: person.personId, pin },
      {
        onSuccess: entered,
        onSettled: () => setPin(''),
        onError: ({ wire }) => {
          if (wire.code === 'pin_given') setAside({ kind: 'own_pin', pin })
          else field.current?.focus()
        },
      },
    )
  }
  const onListKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      field.current?.focus()
      return
    }
    // The digit itself lands in the field.
    if (/^\d$/.test(event.key)) {
      field.current?.focus()
      return
    }
    const isLetter = event.key.length === 1
    if (isLetter) {
      const { text, atMs } = letters.current
      const typed = event.timeStamp - atMs < TYPING_MS ? text + event.key : event.key
      letters.current = { text: typed, atMs: event.timeStamp }
      const found = personTyped(people, index, typed)
      event.preventDefault()
      if (found !== null) choose(found)
      return
    }
    const next = nextIndex(event.key, index, people.length, PAGE_ROWS)
    if (next === null) return
    event.preventDefault()
    choose(next)
  }

  if (aside !== null) {
    return aside.kind === 'own_pin' ? (
      <OwnPinForm person={person} pin={aside.pin} onEntered={entered} onBack={back} />
    ) : (
      <ForgottenPin person={person} people={people} onEntered={entered} onBack={back} />
    )
  }
  const wrong =
    said === null || saidMs !== null
      ? null
      : said.code === 'pin_wrong'
        ? t('chooser.wrong', { count: Number(said.params.left) })
        : errorWords(enter.error).title
  const message = isShort ? t('newPin.short') : wrong
  return (
    <form
      className={classes.chooser}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <div
        ref={list}
        className={classes.people}
        role="listbox"
        tabIndex={0}
        // A dialog gives the focus itself, and to what is marked.
        data-autofocus={people.length > 1 || undefined}
        aria-label={t('chooser.list')}
        aria-activedescendant={`${ids}${index}`}
        onKeyDown={onListKey}
        // Whoever comes back to the list begins another name.
        onBlur={() => {
          letters.current = NO_LETTERS
        }}
      >
        {people.map((each, at) => (
          <div
            key={each.personId}
            id={`${ids}${at}`}
            role="option"
            aria-selected={at === index}
            className={classes.person}
            onClick={() => {
              choose(at)
              field.current?.focus()
            }}
          >
            <PersonBadge person={each} />
            <span className={classes.name}>{each.name}</span>
            <span className={classes.role}>{t(`role.${each.role}`)}</span>
          </div>
        ))}
      </div>
      <div className={classes.entry}>
        <PinInput
          ref={field}
          data-autofocus={people.length === 1 || undefined}
          size="sm"
          label={t('chooser.pin', { name: person.name })}
          value={pin}
          readOnly={untilMs !== null || enter.isPending}
          aria-invalid={message !== null || untilMs !== null}
          aria-describedby={`${ids}said`}
          onChange={(typed) => {
            setPin(typed)
            setIsShort(false)
            if (!enter.isPending) enter.reset()
          }}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
            event.preventDefault()
            choose(nextIndex(event.key, index, people.length, PAGE_ROWS) ?? index)
          }}
        />
        <Button type="submit" size="sm" disabled={enter.isPending || untilMs !== null}>
          {enter.isPending ? t('chooser.entering') : t('chooser.enter')}
        </Button>
      </div>
      <Anchor
        component="button"
        type="button"
        size="xs"
        underline="always"
        onClick={() => setAside({ kind: 'forgotten' })}
      >
        {t('chooser.forgotten')}
      </Anchor>
      <div id={`${ids}said`} className={classes.said} role="alert">
        {untilMs === null ? (
          message !== null && <Text size="xs">{message}</Text>
        ) : (
          <Text size="xs">
            {t('chooser.wait')} {/* Read out once, not each second. */}
            <span className="tabular" aria-hidden>
              {t('chooser.waitLeft', { left: countdown(untilMs - nowMs) })}
            </span>
          </Text>
        )}
      </div>
    </form>
  )
}
