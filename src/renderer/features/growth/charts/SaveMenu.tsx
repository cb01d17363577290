/** Saves a chart as a picture or its numbers for a spreadsheet, into a folder that the person shows. */
import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputOf } from '#shared/contract/contract.ts'
import { useCommand } from '../../../rpc/useOperation.ts'
import { useEvent } from '../../../ui/useEvent.ts'
import { savedCell, type FigureTable } from './figureTable.ts'
import { pngOf, type Picture } from './standaloneSvg.ts'

type Content = InputOf<'growth.saveFigure'>['content']

/**
 * @param table made when its numbers are saved
 * @param picture null where there is nothing drawn at this moment; then only the numbers can be saved
 */
export function SaveMenu({
  title,
  fileName,
  table,
  picture,
}: {
  readonly title: string
  readonly fileName: string
  readonly table: () => FigureTable
  readonly picture: (() => Picture | null) | null
}) {
  const { t, i18n } = useTranslation('growth')
  const save = useCommand('growth.saveFigure')
  const write = (content: Content): void =>
    save.mutate(
      { fileName, content },
      {
        onSuccess: (answer) => {
          if (answer !== null) notifications.show({ message: t('figure.saved', { name: answer.fileName }) })
        },
      },
    )
  const saveNumbers = (): void => {
    const { columns, rows } = table()
    write({
      kind: 'csv',
      columns: columns.map((column) => column.title),
      rows: rows.map((row) => row.map((cell) => savedCell(cell, i18n.language))),
    })
  }
  const saveSvg = (): void => {
    const drawn = picture?.() ?? null
    if (drawn !== null) write({ kind: 'svg', text: drawn.text })
  }
  const savePng = async (): Promise<void> => {
    const drawn = picture?.() ?? null
    if (drawn === null) return
    write({ kind: 'png', base64: await base64Of(await pngOf(drawn)) })
  }
  const saveAs: Readonly<Record<Content['kind'], () => void>> = {
    csv: saveNumbers,
    svg: saveSvg,
    png: () => void savePng(),
  }
  const onSave = useEvent((kind: Content['kind']) => saveAs[kind]())
  return <KindMenu label={t('figure.save', { title })} hasPicture={picture !== null} onSave={onSave} />
}

/** Not drawn again with other numbers of the same chart. */
const KindMenu = memo(function KindMenu({
  label,
  hasPicture,
  onSave,
}: {
  readonly label: string
  readonly hasPicture: boolean
  readonly onSave: (kind: Content['kind']) => void
}) {
  const { t } = useTranslation('growth')
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={label}>
          <ActionIcon size="sm" aria-label={label}>
            <IconDownload size={15} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onSave('csv')}>{t('figure.saveCsv')}</Menu.Item>
        {hasPicture && (
          <>
            <Menu.Item onClick={() => onSave('png')}>{t('figure.savePng')}</Menu.Item>
            <Menu.Item onClick={() => onSave('svg')}>{t('figure.saveSvg')}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
})

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(binary)
}
