/** Announces a failed command: what happened, what was kept, what to do. */
import { notifications } from '@mantine/notifications'
import { errorWords } from './errorWords.ts'

/** The same failure repeated replaces its announcement instead of piling up. */
export function notifyError(error: unknown): void {
  const { title, body } = errorWords(error)
  const id = `error:${title}`
  notifications.hide(id)
  notifications.show({ id, title, message: body, color: 'red', autoClose: 12_000, role: 'alert' })
}
