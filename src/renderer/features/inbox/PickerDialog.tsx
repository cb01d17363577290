/** A small dialog to choose one of several things by keyboard: type to narrow, arrows, Enter, or the digit beside it. */
import { Modal, Text, TextInput } from '@mantine/core'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { plainLower } from '../../ui/plainLower.ts'
import type { Share } from './triageView.ts'
import classes from './triage.module.css'

export type PickerOption = {
  readonly key: string
  readonly label: string
  readonly icon?: ReactNode
  /** Said after the label, quieter. */
  readonly hint?: string
  /** Whether it holds already, of all or of some of what is changed. */
  readonly share?: Share
}

/**
 * @param searchLabel null where there are few enough to see all: each has a digit instead
 * @param extra options that depend on what is typed
 * @param empty what is said where nothing is offered
 */
export function PickerDialog({
  title,
  options,
  extra,
  searchLabel,
  empty,
  onPick,
  onClose,
}: {
  readonly title: string
  readonly options: readonly PickerOption[]
  readonly extra?: (typed: string) => readonly PickerOption[]
  readonly searchLabel: string | null
  readonly empty: string
  readonly onPick: (key: string, typed: string) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['inbox', 'common'])
  return (
    <Modal
      opened
      onClose={onClose}
      title={<span className={classes.pickerTitle}>{title}</span>}
      size={380}
      padding="sm"
      yOffset="14vh"
      centered={false}
      overlayProps={{ backgroundOpacity: 0.25, blur: 0 }}
      // Done by the list, which has taken the focus before the dialog could remember where it was.
      returnFocus={false}
      // It must be there before the next key is pressed.
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <PickerList
        options={options}
        {...(extra === undefined ? {} : { extra })}
        searchLabel={searchLabel}
        label={title}
        empty={empty}
        onPick={onPick}
      />
    </Modal>
  )
}

function PickerList({
  options,
  extra,
  searchLabel,
  label,
  empty,
  onPick,
}: {
  readonly options: readonly PickerOption[]
  readonly extra?: (typed: string) => readonly PickerOption[]
  readonly searchLabel: string | null
  readonly label: string
  readonly empty: string
  readonly onPick: (key: string, typed: string) => void
}) {
  const { t } = useTranslation('inbox')
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const wanted = plainLower(typed)
  const shown = [
    ...options.filter((option) => plainLower(option.label).includes(wanted)),
    ...(extra?.(typed.trim()) ?? []),
  ]
  const active = Math.min(at, shown.length - 1)

  // The dialog would take the focus a moment later, and whoever knows the keys has typed by then.
  useLayoutEffect(() => {
    const before = document.activeElement
    const first = search.current ?? list.current
    first?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  useEffect(() => {
    list.current?.querySelector('[data-active="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const byDigit = searchLabel === null && /^[1-9]$/.test(event.key) ? shown[Number(event.key) - 1] : undefined
    const picked = event.key === 'Enter' ? shown[active] : byDigit
    if (picked !== undefined) onPick(picked.key, typed.trim())
    else if (event.key === 'ArrowDown') setAt((active + 1) % Math.max(1, shown.length))
    else if (event.key === 'ArrowUp') setAt((active + shown.length - 1) % Math.max(1, shown.length))
    else if (event.key === 'Home' && searchLabel === null) setAt(0)
    else if (event.key === 'End' && searchLabel === null) setAt(shown.length - 1)
    else if (event.key !== 'Enter') return
    event.preventDefault()
  }
  const activeId = active >= 0 ? `${listId}-${active}` : undefined
  return (
    <>
      {searchLabel !== null && (
        <TextInput
          ref={search}
          data-autofocus
          role="combobox"
          aria-expanded
          aria-label={searchLabel}
          aria-controls={listId}
          aria-activedescendant={activeId}
          placeholder={searchLabel}
          maxLength={60}
          mb={6}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      )}
      {shown.length === 0 && (
        <Text size="xs" c="dimmed" p={8} role="status">
          {typed === '' ? empty : t('picker.nothing')}
        </Text>
      )}
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={label}
        className={classes.pickerList}
        {...(searchLabel === null
          ? { 'data-autofocus': true, tabIndex: 0, 'aria-activedescendant': activeId, onKeyDown }
          : {})}
      >
        {shown.map((option, index) => (
          <div
            key={option.key}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            aria-checked={
              option.share === undefined ? undefined : option.share === 'some' ? 'mixed' : option.share === 'all'
            }
            data-active={index === active}
            className={classes.pickerOption}
            onPointerMove={() => setAt(index)}
            onClick={() => onPick(option.key, typed.trim())}
          >
            {option.icon}
            <span className={classes.pickerLabel}>{option.label}</span>
            {option.hint !== undefined && <span className={classes.pickerHint}>{option.hint}</span>}
            {option.share === 'some' && <span className={classes.pickerHint}>{t('picker.some')}</span>}
            {option.share === 'all' && <IconCheck size={15} aria-hidden />}
            {option.share === 'some' && <IconMinus size={15} aria-hidden />}
            {searchLabel === null && index < 9 && (
              <kbd className="key" aria-hidden>
                {index + 1}
              </kbd>
            )}
          </div>
        ))}
      </div>
    </>
  )
}
