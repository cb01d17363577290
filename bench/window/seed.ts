/** Fills a profile through the contract, from inside the window. Serialised into it: uses nothing from outside itself. */
import type { Envelope } from '../../src/shared/rpc/envelope.ts'

/**
 * Plans `count` posts of one training account, evenly between two instants; over the coming thirty days unless said.
 * Answers the span they lie in.
 */
export async function seedMonth({
  count,
  firstMs = Date.now() + 3_600_000,
  lastMs = firstMs + 29 * 86_400_000,
}: {
  count: number
  firstMs?: number
  lastMs?: number
}): Promise<{ fromMs: number; toMs: number }> {
  const newId = (): string => {
    const hex = crypto.randomUUID()
    return `${hex.slice(0, 14)}7${hex.slice(15)}`
  }
  const call = async (operation: string, input: Record<string, unknown>): Promise<void> => {
    const answer = JSON.parse(await globalThis.mando.call(operation, input as never)) as Envelope
    if (!answer.ok) throw new Error(`${operation}: ${answer.error.code} ${answer.error.paths.join(' ')}`)
  }
  const accountId = newId()
  await call('accounts.addTraining', { accountId })
  await call('status.setWorkOffline', { workOffline: true })
  const wall = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Madrid',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  const stepMs = Math.floor((lastMs - firstMs) / count)
  for (let i = 0; i < count; i += 1) {
    const postId = newId()
    const text = `Aviso ${String(i)}: corte de tráfico en la calle Mayor por obras. Usen itinerarios alternativos. #Tráfico`
    await call('calendar.create', { postId, accountIds: [accountId], segments: [{ segmentId: newId(), text }] })
    const wallTime = wall.format(firstMs + i * stepMs).replace(' ', 'T')
    await call('calendar.schedule', { postId, wallTime, zone: 'Europe/Madrid', repeatedHour: null })
  }
  return { fromMs: firstMs - 3_600_000, toMs: lastMs + 2 * 86_400_000 }
}
