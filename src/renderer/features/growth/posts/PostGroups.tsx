/** Posts by what they belong to: a table whose bars show what is usual in each group. */
import { Group as Row, SegmentedControl, Text } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { LEAST_POSTS } from '#shared/domain/postComparison.ts'
import type { FigureTable } from '../charts/figureTable.ts'
import { SaveMenu } from '../charts/SaveMenu.tsx'
import type { Picture } from '../charts/standaloneSvg.ts'
import { tablePicture } from '../charts/tablePicture.ts'
import { barPercent, measured, MEASURES, mostOf, type Group, type Measure } from './postsView.ts'
import { useMeasureFormat } from './useMeasureFormat.ts'
import classes from './posts.module.css'

const GROUPINGS = ['account', 'campaign', 'label'] as const
type By = (typeof GROUPINGS)[number]

export function PostGroups({
  groups,
  by,
  onBy,
  measure,
  period,
}: {
  readonly groups: readonly Group[]
  readonly by: By
  readonly onBy: (by: By) => void
  readonly measure: Measure
  /** For the name of a file. */
  readonly period: string
}) {
  const { t } = useTranslation('postMetrics')
  const scroller = useRef<HTMLDivElement>(null)
  const drawn = useRef<HTMLTableElement>(null)
  const show = useMeasureFormat(measure)
  const nameOf = ({ kind, name }: Group): string => {
    if (kind === 'elsewhere') return t('groups.elsewhere')
    return kind === 'none' ? t(`groups.none.${by}`) : name
  }
  const most = mostOf(groups.map(({ figures }) => figures[measure].median))
  const table: FigureTable = {
    label: t('groups.title'),
    columns: [
      { title: t(`groups.${by}`) },
      { title: t('groups.posts') },
      ...MEASURES.flatMap((each) => [
        { title: `${t(`counts.${each}`)}: ${t(each === 'rate' ? 'groups.overall' : 'groups.sum')}` },
        { title: `${t(`counts.${each}`)}: ${t('groups.median')}` },
        { title: `${t(`counts.${each}`)}: n` },
      ]),
    ],
    rows: groups.map((group) => [
      nameOf(group),
      group.figures.posts,
      ...MEASURES.flatMap((each) => {
        const { whole, median, n } = measured(group.figures, each)
        return [whole, median, n]
      }),
    ]),
  }
  const caption = t(`groups.caption.${by}`, { least: LEAST_POSTS })
  const picture = (): Picture | null => {
    const [table, place] = [drawn.current, scroller.current]
    if (table === null || place === null) return null
    // Its head stays where it is while the rest is scrolled: it is drawn from the top.
    const { scrollTop } = place
    place.scrollTop = 0
    const title = `${t('groups.title')} · ${t(`counts.${measure}`)}`
    const found = tablePicture(table, { title, description: caption })
    place.scrollTop = scrollTop
    return found
  }
  return (
    <figure className={classes.block}>
      <Row justify="space-between" gap="xs">
        <h2 className={classes.blockTitle}>{t('groups.title')}</h2>
        <Row gap={4} wrap="nowrap">
          <SegmentedControl<By>
            aria-label={t('groups.by')}
            value={by}
            onChange={onBy}
            transitionDuration={0}
            data={GROUPINGS.map((value) => ({ value, label: t(`groups.${value}`) }))}
          />
          <SaveMenu
            title={t('groups.title')}
            fileName={`mando-${t('file.groups')}-${period}`}
            table={() => table}
            picture={picture}
          />
        </Row>
      </Row>
      <div ref={scroller} className={classes.scroll} tabIndex={0} role="group" aria-label={t('groups.title')}>
        <table ref={drawn} className={classes.groups}>
          <thead>
            <tr>
              <th scope="col">{t(`groups.${by}`)}</th>
              <th scope="col" data-number>
                {t('groups.posts')}
              </th>
              <th scope="col" data-number>
                {t('groups.counted')}
              </th>
              <th scope="col" data-number>
                {t(measure === 'rate' ? 'groups.overall' : 'groups.sum')}
              </th>
              <th scope="col" data-number>
                {t('groups.median')}
              </th>
              <td className={classes.barColumn} />
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => {
              const { n, whole, median, isFew } = measured(group.figures, measure)
              const name = nameOf(group)
              return (
                <tr key={group.id ?? group.kind}>
                  <th scope="row" title={name}>
                    {name}
                  </th>
                  <td data-number>{group.figures.posts}</td>
                  <td data-number>{n}</td>
                  <td data-number>{show(whole)}</td>
                  <td data-number>{show(median)}</td>
                  <td>
                    <span className={classes.bar} data-few={isFew}>
                      <span data-bar style={{ width: `${String(barPercent(median, most))}%` }} />
                    </span>
                    {isFew && <span className={classes.few}>{t('few')}</span>}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <Text component="figcaption" size="xs" c="dimmed">
        {caption}
      </Text>
    </figure>
  )
}
