/** Reports: which one, what is in it, how it will look, and where it is saved. */
import { Button, Checkbox, NativeSelect, SegmentedControl, Select, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconFileTypePdf, IconTable } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputOf } from '#shared/contract/contract.ts'
import { monthBefore, REPORT_SECTIONS, type ReportSection } from '#shared/domain/report.ts'
import { useCommand, useOperation } from '../../../rpc/useOperation.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { useFormat } from '../../../ui/useFormat.ts'
import { useMay } from '../../../ui/useMay.ts'
import type { PartProps } from '../partProps.ts'
import { MonthlySchedule } from './MonthlySchedule.tsx'
import { ReportDocument } from './ReportDocument.tsx'
import classes from './reports.module.css'
import '../../../ui/printed.css'

type Request = InputOf<'reports.content'>
type Kind = Request['subject']['kind']
const KINDS: readonly Kind[] = ['monthly', 'campaign', 'transparency']
const MONTHS_BACK = 24

export function ReportsPart({ accounts, span, today }: PartProps) {
  const { t, i18n } = useTranslation('reports')
  const format = useFormat()
  const maySchedule = useMay('administer')
  const campaigns = useOperation('campaigns.list', {}).data ?? []
  const [kind, setKind] = useState<Kind>('monthly')
  const [month, setMonth] = useState(monthBefore(today))
  const [campaignId, setCampaignId] = useState<string | null>(null)
  const [sections, setSections] = useState<readonly ReportSection[]>(REPORT_SECTIONS)
  const [language, setLanguage] = useState<Request['language']>(i18n.language === 'en' ? 'en' : 'es')
  const months = useMemo(() => monthsBefore(today), [today])
  const campaign = campaignId ?? campaigns[0]?.campaignId ?? null
  const accountIds = useMemo(() => accounts.map(({ accountId }) => accountId), [accounts])
  const subject = useMemo((): Request['subject'] | null => {
    switch (kind) {
      case 'monthly':
        return { kind, month }
      case 'campaign':
        return campaign === null ? null : { kind, campaignId: campaign }
      case 'transparency':
        return { kind, firstDay: span?.firstDay ?? `${today.slice(0, 4)}-01-01`, lastDay: span?.lastDay ?? today }
    }
  }, [kind, month, campaign, span, today])
  const request = useMemo(
    (): Request | null =>
      subject === null || sections.length === 0 ? null : { subject, accountIds, sections: [...sections], language },
    [subject, accountIds, sections, language],
  )
  return (
    <div className={classes.part} role="region" aria-label={t('part.region')}>
      <Stack gap="sm" className={classes.choices}>
        <SegmentedControl<Kind>
          aria-label={t('part.kind')}
          orientation="vertical"
          fullWidth
          value={kind}
          onChange={setKind}
          transitionDuration={0}
          data={KINDS.map((value) => ({ value, label: t(`part.kinds.${value}`) }))}
        />
        {kind === 'monthly' && (
          <NativeSelect
            label={t('part.month')}
            value={month}
            onChange={(event) => setMonth(event.currentTarget.value)}
            data={months.map((value) => ({ value, label: format.monthOf(`${value}-01`) }))}
          />
        )}
        {kind === 'campaign' &&
          (campaigns.length === 0 ? (
            <Text size="sm">{t('part.noCampaign')}</Text>
          ) : (
            <Select
              label={t('part.campaign')}
              allowDeselect={false}
              value={campaign}
              onChange={setCampaignId}
              data={campaigns.map(({ campaignId: value, name }) => ({ value, label: name }))}
            />
          ))}
        <Text size="xs" c="dimmed">
          {t('part.accountsNote')}
        </Text>
        <Checkbox.Group
          label={t('part.sections')}
          value={[...sections]}
          onChange={(chosen) => setSections(REPORT_SECTIONS.filter((section) => chosen.includes(section)))}
          {...(sections.length === 0 ? { error: t('part.noSection') } : {})}
        >
          <Stack gap={6} mt={4}>
            {REPORT_SECTIONS.map((section) => (
              <Checkbox key={section} value={section} label={t(`section.${section}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <NativeSelect
          label={t('part.language')}
          value={language}
          onChange={(event) => setLanguage(event.currentTarget.value === 'en' ? 'en' : 'es')}
          data={[
            { value: 'es', label: t('part.spanish') },
            { value: 'en', label: t('part.english') },
          ]}
        />
        <SaveButtons request={request} />
        {kind === 'monthly' && maySchedule && request !== null && (
          <Stack gap="xs" component="section" aria-label={t('every.title')}>
            <Title order={2} size="h6">
              {t('every.title')}
            </Title>
            <MonthlySchedule request={request} />
          </Stack>
        )}
      </Stack>
      {request !== null && <Preview request={request} />}
    </div>
  )
}

function SaveButtons({ request }: { readonly request: Request | null }) {
  const { t } = useTranslation('reports')
  const save = useCommand('reports.save')
  const write = (format: 'pdf' | 'csv'): void => {
    if (request === null) return
    save.mutate(
      { request, formats: [format] },
      {
        onSuccess: (answer) => {
          if (answer !== null) notifications.show({ message: t('part.saved', { names: answer.fileNames.join(', ') }) })
        },
      },
    )
  }
  const isOff = request === null || save.isPending
  return (
    <Stack gap="xs">
      <Button leftSection={<IconFileTypePdf size={16} aria-hidden />} disabled={isOff} onClick={() => write('pdf')}>
        {t('part.savePdf')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconTable size={16} aria-hidden />}
        disabled={isOff}
        onClick={() => write('csv')}
      >
        {t('part.saveCsv')}
      </Button>
      <Text size="xs" role="status">
        {save.isPending && t('part.saving')}
      </Text>
    </Stack>
  )
}

function Preview({ request }: { readonly request: Request }) {
  const { t, i18n } = useTranslation('reports')
  const format = useFormat()
  const { data, error, refetch } = useOperation('reports.content', request, { keepPrevious: true })
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return null
  return (
    <div className={classes.preview} role="group" aria-label={t('part.preview')} tabIndex={0}>
      <div className={classes.paper}>
        <ReportDocument report={data} t={i18n.getFixedT(i18n.language, 'reports')} format={format} />
      </div>
    </div>
  )
}

/** The months that are over, the newest first, and after them the present one. */
function monthsBefore(today: string): readonly string[] {
  const months = [today.slice(0, 7)]
  for (let month = monthBefore(today); months.length <= MONTHS_BACK; month = monthBefore(`${month}-01`)) {
    months.push(month)
  }
  return months
}
