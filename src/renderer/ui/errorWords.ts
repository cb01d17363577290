/** Failures in words. The core sends codes; the sentences live in the `errors` texts. */
import i18next from 'i18next'
import { OperationError } from '../rpc/client.ts'
import { errors as spanish } from '../i18n/es/errors.ts'

export type ErrorWords = { readonly title: string; readonly body: string }

/** What happened, and what was kept and what to do. A wall time inside (`2026-03-29T03:00`) is shown as its hour. */
export function errorWords(error: unknown): ErrorWords {
  const t = i18next.getFixedT(null, 'errors')
  if (!(error instanceof OperationError)) {
    return { title: t('codes.internal.title'), body: t('codes.internal.body', { correlationId: '—' }) }
  }
  const { code, params, paths, correlationId } = error.wire
  const values = { ...readable(params), paths: paths.join(', '), correlationId: correlationId ?? '—' }
  return { title: t(`codes.${code}.title`, values), body: t(`codes.${code}.body`, values) }
}

/** Why something was refused or waits; codes unknown to this version are shown as they are rather than hidden. */
export function reasonWords(reason: {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}): string {
  const t = i18next.getFixedT(null, 'errors')
  return isReasonCode(reason.code)
    ? t(`reasons.${reason.code}`, readable(reason.params))
    : t('unknownReason', { code: reason.code })
}

function isReasonCode(code: string): code is keyof typeof spanish.reasons {
  return Object.hasOwn(spanish.reasons, code)
}

/** A wall time becomes its hour, a size in bytes its megabytes. */
function readable(params: Readonly<Record<string, string | number>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (name === 'maxBytes') return [name, `${Math.floor(Number(value) / 1_048_576)} MB`]
      const hour = typeof value === 'string' ? /^\d{4}-\d\d-\d\dT(\d\d:\d\d)$/.exec(value)?.[1] : undefined
      return [name, hour ?? value]
    }),
  )
}
