/** A small dialog to choose one of several things by keyboard: type to narrow, arrows, Enter, or the digit beside it. */
import { Text, TextInput } from '@mantine/core'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PickerModal } from '../../ui/PickerModal.tsx'
import { plainLower } from '../../ui/plainLower.ts'
import { useOptionList } from '../../ui/useOptionList.ts'
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
  return (
    <PickerModal
      title={<span className={classes.pickerTitle}>{title}</span>}
      size={380}
      yOffset="14vh"
      onClose={onClose}
    >
      <PickerList
        options={options}
        {...(extra === undefined ? {} : { extra })}
        searchLabel={searchLabel}
        label={title}
        empty={empty}
        onPick={onPick}
      />
    </PickerModal>
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
  const search = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const wanted = plainLower(typed)
  const shown = [
    ...options.filter((option) => plainLower(option.label).includes(wanted)),
    ...(extra?.(typed.trim()) ?? []),
  ]
  const { list, active, activeId, setActive, step, listProps, optionProps, searchProps } = useOptionList(shown.length)

  // The dialog would take the focus a moment later, and whoever knows the keys has typed by then.
  useLayoutEffect(() => {
    const before = document.activeElement
    const first = search.current ?? list.current
    first?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [list])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const byDigit = searchLabel === null && /^[1-9]$/.test(event.key) ? shown[Number(event.key) - 1] : undefined
    const picked = event.key === 'Enter' ? shown[active] : byDigit
    if (picked !== undefined) onPick(picked.key, typed.trim())
    else if (event.key === 'ArrowDown') step(1)
    else if (event.key === 'ArrowUp') step(-1)
    else if (event.key === 'Home' && searchLabel === null) setActive(0)
    else if (event.key === 'End' && searchLabel === null) setActive(shown.length - 1)
    else if (event.key !== 'Enter') return
    event.preventDefault()
  }
  return (
    <>
      {searchLabel !== null && (
        <TextInput
          ref={search}
          {...searchProps}
          aria-label={searchLabel}
          placeholder={searchLabel}
          maxLength={60}
          mb={6}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setActive(0)
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
        {...listProps}
        aria-label={label}
        className={classes.pickerList}
        {...(searchLabel === null
          ? { 'data-autofocus': true, tabIndex: 0, 'aria-activedescendant': activeId, onKeyDown }
          : {})}
      >
        {shown.map((option, index) => (
          <div
            key={option.key}
            {...optionProps(index)}
            aria-checked={
              option.share === undefined ? undefined : option.share === 'some' ? 'mixed' : option.share === 'all'
            }
            className={classes.pickerOption}
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
