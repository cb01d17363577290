/**
 * What the window's main thread does for each key, from Chromium's own trace: all of its tasks (handlers, style, layout, paint, the
 * frame, and whatever else runs meanwhile), and nothing of the time in which it waits for the next tick of the screen.
 */
import type { Page } from '@playwright/test'

/** The parts of a trace event that are read; times in microseconds. */
type TraceEvent = {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  readonly args: { readonly name?: string; readonly data?: { readonly type?: string } }
}

export type KeyWork = {
  /** From a key until the frame that shows it is handed to the compositor. */
  readonly untilDrawn: number
  /** From a key until the next one: saving and what a rest of the keys brings are in it. */
  readonly untilNext: number
}

/**
 * Traces the window while keys are typed in it.
 * @returns for each key but the last, how long the main thread was at work, in milliseconds
 */
export async function keyWork(page: Page, typeKeys: () => Promise<void>): Promise<readonly KeyWork[]> {
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()))
  const includedCategories = ['devtools.timeline', 'disabled-by-default-devtools.timeline']
  await session.send('Tracing.start', { traceConfig: { includedCategories } })
  await typeKeys()
  await session.send('Tracing.end')
  await complete
  await session.detach()
  return workByKey(events)
}

function workByKey(events: readonly TraceEvent[]): readonly KeyWork[] {
  const thread = events.find(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
  const onMain = events.filter(({ pid, tid }) => pid === thread?.pid && tid === thread.tid).sort((a, b) => a.ts - b.ts)
  const tasks = onMain.filter(({ name }) => name === 'RunTask').map(spanOf)
  const commits = onMain.filter(({ name }) => name === 'Commit').map(spanOf)
  const keysUs = onMain
    .filter(({ name, args }) => name === 'EventDispatch' && args.data?.type === 'keydown')
    .map(({ ts }) => ts)
  const workMs = (fromUs: number, toUs: number): number =>
    tasks.reduce((sum, task) => sum + Math.max(0, Math.min(task.toUs, toUs) - Math.max(task.fromUs, fromUs)), 0) / 1000
  return keysUs.slice(1).map((nextUs, index) => {
    const keyUs = keysUs[index] ?? nextUs
    const drawn = commits.find(({ fromUs }) => fromUs > keyUs)
    if (drawn === undefined) throw new Error('a key was never drawn')
    return { untilDrawn: workMs(keyUs, drawn.toUs), untilNext: workMs(keyUs, nextUs) }
  })
}

function spanOf({ ts, dur }: TraceEvent): { readonly fromUs: number; readonly toUs: number } {
  return { fromUs: ts, toUs: ts + (dur ?? 0) }
}
