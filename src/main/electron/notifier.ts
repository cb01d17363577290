/** Notifications of the operating system. */
import { Notification } from 'electron'
import type { Notifier } from '../ports.ts'

/**
 * `onClick` brings the window forward, at the place where the decision is. Where the system has no notifications,
 * nothing is shown: the window says it too.
 */
export function createNotifier(onClick: () => void): Notifier {
  // One that is collected as garbage is not told of its click.
  const shown = new Set<Notification>()
  return {
    notify: ({ title, body }) => {
      if (!Notification.isSupported()) return
      const notification = new Notification({ title, body, silent: false })
      shown.add(notification)
      const forget = () => shown.delete(notification)
      notification.on('close', forget)
      notification.on('failed', forget)
      notification.on('click', () => {
        forget()
        onClick()
      })
      notification.show()
    },
  }
}
