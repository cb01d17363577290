/** Notifications of the operating system. */
import { Notification } from 'electron'
import type { Notifier } from '../ports.ts'

/**
 * `onClick` brings the window forward, at the place where the decision is. They are silent: the one sound there is belongs to
 * urgent messages, and the window makes it. Where the system has no notifications,
 * nothing is shown: the window says it too.
 */
export function createNotifier(onClick: (place: string) => void): Notifier {
  // One that is collected as garbage is not told of its click.
  const shown = new Set<Notification>()
  return {
    notify: ({ title, body, place }) => {
      if (!Notification.isSupported()) return
      const notification = new Notification({ title, body, silent: true })
      shown.add(notification)
      const forget = () => shown.delete(notification)
      notification.on('close', forget)
      notification.on('failed', forget)
      notification.on('click', () => {
        forget()
        onClick(place)
      })
      notification.show()
    },
  }
}
