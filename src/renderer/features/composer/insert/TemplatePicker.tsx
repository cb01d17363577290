/** Chooses a template or a group of hashtags by keyboard, asks for what is not known, and puts it into the text. */
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { filledText, textParts, variableKey } from '#shared/domain/savedReply.ts'
import { askedVariables, TEMPLATE_KINDS } from '#shared/domain/textTemplate.ts'
import { foundTemplates, useTemplates, type PostFacts, type Template } from './useTemplates.ts'
import classes from './insert.module.css'

export function TemplatePicker({
  facts,
  onInsert,
  onClose,
}: {
  readonly facts: PostFacts
  readonly onInsert: (text: string) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['templates', 'common'])
  const { templates, values } = useTemplates(facts)
  const [asked, setAsked] = useState<{ readonly name: string; readonly text: string } | null>(null)
  const choose = ({ name, text }: Template): void => {
    const filled = filledText(text, values)
    if (askedVariables(filled).length === 0) onInsert(filled)
    else setAsked({ name, text: filled })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={asked === null ? t('title') : t('fill', { name: asked.name })}
      size={560}
      padding="sm"
      yOffset="12vh"
      overlayProps={{ backgroundOpacity: 0.25, blur: 0 }}
      // The text takes the focus, where what was chosen ends.
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {asked === null ? (
        templates !== undefined && <Chooser templates={templates} onChoose={choose} onSlash={() => onInsert('/')} />
      ) : (
        <Filling text={asked.text} onInsert={onInsert} onBack={() => setAsked(null)} />
      )}
    </Modal>
  )
}

function Chooser({
  templates,
  onChoose,
  onSlash,
}: {
  readonly templates: readonly Template[]
  readonly onChoose: (template: Template) => void
  /** A stroke was meant, not a template. */
  readonly onSlash: () => void
}) {
  const { t } = useTranslation('templates')
  const listId = useId()
  const search = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const shown = foundTemplates(templates, typed)
  const active = Math.min(at, shown.length - 1)
  const current = shown[active] ?? null
  // The dialog may have been there before what is in it.
  useLayoutEffect(() => search.current?.focus(), [])
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter') {
      if (current !== null) onChoose(current)
    } else if (event.key === '/' && typed === '') onSlash()
    else if (event.key === 'ArrowDown') setAt((active + 1) % Math.max(1, shown.length))
    else if (event.key === 'ArrowUp') setAt((active + shown.length - 1) % Math.max(1, shown.length))
    else return
    event.preventDefault()
  }
  return (
    <>
      <TextInput
        ref={search}
        data-autofocus
        role="combobox"
        aria-expanded
        aria-label={t('search')}
        aria-controls={listId}
        aria-activedescendant={current === null ? undefined : `${listId}-${String(active)}`}
        placeholder={t('search')}
        maxLength={100}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      {shown.length === 0 && (
        <Text size="xs" c="dimmed" p={8} role="status">
          {t(templates.length === 0 ? 'none' : 'nothing')}
        </Text>
      )}
      <div ref={list} id={listId} role="listbox" aria-label={t('found')} className={classes.list}>
        {TEMPLATE_KINDS.filter((kind) => shown.some((each) => each.kind === kind)).map((kind) => (
          <div key={kind} role="group" aria-label={t(`list.${kind}`)}>
            <div className={classes.group} aria-hidden>
              {t(`list.${kind}`)}
            </div>
            {shown.map((template, index) =>
              template.kind === kind ? (
                <div
                  key={template.templateId}
                  id={`${listId}-${String(index)}`}
                  role="option"
                  aria-selected={index === active}
                  className={classes.option}
                  onPointerMove={() => setAt(index)}
                  onClick={() => onChoose(template)}
                >
                  <span className={classes.name}>{template.name}</span>
                  <span className={classes.text}>{template.text}</span>
                </div>
              ) : null,
            )}
          </div>
        ))}
      </div>
      <Text size="xs" c="dimmed" mt={6}>
        {t('keys')}
      </Text>
    </>
  )
}

function Filling({
  text,
  onInsert,
  onBack,
}: {
  readonly text: string
  readonly onInsert: (text: string) => void
  readonly onBack: () => void
}) {
  const { t } = useTranslation('templates')
  const names = askedVariables(text)
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const filled = filledText(text, new Map(names.map((name) => [variableKey(name), typed[name] ?? ''])))
  return (
    <form
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        onInsert(filled)
      }}
    >
      <Stack gap="sm">
        {names.map((name, index) => (
          <TextInput
            key={name}
            label={name}
            maxLength={280}
            {...(index === 0 ? { autoFocus: true } : {})}
            value={typed[name] ?? ''}
            onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
          />
        ))}
        <section aria-label={t('preview')} className={classes.preview}>
          {textParts(filled).map(({ text: part, isVariable }, index) =>
            isVariable ? <mark key={index}>{part}</mark> : <span key={index}>{part}</span>,
          )}
        </section>
        <Text size="xs" c="dimmed">
          {t('fillHelp')}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onBack}>
            {t('back')}
          </Button>
          <Button type="submit">{t('put')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
