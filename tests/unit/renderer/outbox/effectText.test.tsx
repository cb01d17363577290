/** What a row of the outbox says of an upload that is under way, as it is drawn. */
import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { Router } from 'wouter'
import type { EffectView } from '#shared/contract/outbox.ts'
import { EffectText } from '../../../../src/renderer/features/outbox/EffectRow.tsx'
import { startTexts } from '../../../../src/renderer/i18n/i18n.ts'
import { createFormat } from '../../../../src/renderer/ui/format.ts'

const MB = 1_000_000
const upload: EffectView = {
  effectId: 'upload',
  kind: 'upload_media',
  accountId: 'account',
  state: 'running',
  waiting: null,
  dueAtMs: 1000,
  nextTryAtMs: null,
  attempts: 1,
  createdAtMs: 500,
  excerpt: 'Vídeo del simulacro',
  subject: { kind: 'post', id: 'post' },
  thread: null,
  variantId: 'variant',
  late: null,
  progress: { stage: 'sending', sentBytes: 12 * MB, sizeBytes: 48 * MB },
  problem: null,
}
const format = createFormat('es', 'Europe/Madrid', { justNow: 'ahora mismo' })

/** The row as markup. */
const drawn = (primary: EffectView, others: readonly EffectView[] = []): string =>
  renderToStaticMarkup(
    <MantineProvider>
      <Router ssrPath="/outbox">
        <EffectText group={{ primary, others }} account={undefined} format={format} nowMs={1000} />
      </Router>
    </MantineProvider>,
  )

beforeAll(() => startTexts('es'))

describe('an upload that is under way', () => {
  it('shows a bar with a name, how full it is, and how much of how much in words', () => {
    const row = drawn(upload)
    expect(row).toMatch(/role="progressbar"[^>]*aria-valuenow="25"|aria-valuenow="25"[^>]*role="progressbar"/)
    expect(row).toContain('aria-label="Progreso de la subida"')
    expect(row).toContain(`Subidos ${format.bytes(12 * MB)} de ${format.bytes(48 * MB)}`)
  })

  it('is full while the network makes something of it, and says so', () => {
    const row = drawn({ ...upload, progress: { stage: 'processing', sentBytes: 48 * MB, sizeBytes: 48 * MB } })
    expect(row).toContain('aria-valuenow="100"')
    expect(row).toContain('Subido; la red lo está procesando')
  })

  it('is told in the row of the post it belongs to', () => {
    const text: EffectView = { ...upload, effectId: 'text', kind: 'publish_segment', state: 'queued', progress: null }
    expect(drawn(text, [upload])).toContain('aria-valuenow="25"')
    expect(drawn(text)).not.toContain('progressbar')
  })
})
