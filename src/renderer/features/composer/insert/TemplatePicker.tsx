/** Chooses a template or a group of hashtags by keyboard, asks for what is not known, and puts it into the text. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { filledText, textParts, variableKey } from '#shared/domain/savedReply.ts'
import { askedVariables, TEMPLATE_KINDS } from '#shared/domain/textTemplate.ts'
import { PickerModal } from '../../../ui/PickerModal.tsx'
import { PickerSearch } from '../../../ui/PickerSearch.tsx'
import { useOptionList } from '../../../ui/useOptionList.ts'
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
  const { t } = useTranslation('templates')
  const { templates, values } = useTemplates(facts)
  const [asked, setAsked] = useState<{ readonly name: string; readonly text: string } | null>(null)
  const choose = ({ name, text }: Template): void => {
    const filled = filledText(text, values)
    if (askedVariables(filled).length === 0) onInsert(filled)
    else setAsked({ name, text: filled })
  }
  return (
    <PickerModal title={asked === null ? t('title') : t('fill', { name: asked.name })} size={560} onClose={onClose}>
      {asked === null ? (
        templates !== undefined && <Chooser templates={templates} onChoose={choose} onSlash={() => onInsert('/')} />
      ) : (
        <Filling text={asked.text} onInsert={onInsert} onBack={() => setAsked(null)} />
      )}
    </PickerModal>
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
  const [typed, setTyped] = useState('')
  const shown = foundTemplates(templates, typed)
  const { list, active, setActive, step, listProps, optionProps, searchProps } = useOptionList(shown.length)
  const current = shown[active] ?? null
  const onKey = (key: string): boolean => {
    if (key === 'Enter') {
      if (current !== null) onChoose(current)
    } else if (key === '/' && typed === '') onSlash()
    else if (key === 'ArrowDown') step(1)
    else if (key === 'ArrowUp') step(-1)
    else return false
    return true
  }
  return (
    <>
      <PickerSearch
        list={searchProps}
        label={t('search')}
        maxLength={100}
        typed={typed}
        onTyped={(text) => {
          setTyped(text)
          setActive(0)
        }}
        onKey={onKey}
      />
      {shown.length === 0 && (
        <Text size="xs" c="dimmed" p={8} role="status">
          {t(templates.length === 0 ? 'none' : 'nothing')}
        </Text>
      )}
      <div ref={list} {...listProps} aria-label={t('found')} className={classes.list}>
        {TEMPLATE_KINDS.filter((kind) => shown.some((each) => each.kind === kind)).map((kind) => (
          <div key={kind} role="group" aria-label={t(`list.${kind}`)}>
            <div className={classes.group} aria-hidden>
              {t(`list.${kind}`)}
            </div>
            {shown.map((template, index) =>
              template.kind === kind ? (
                <div
                  key={template.templateId}
                  {...optionProps(index)}
                  className={classes.option}
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
