/** Notifications of the operating system. */
import { Notification } from 'electron'
import type { Notifier } from '../ports.ts'

/** `onClick` brings the window forward. Where the system has no notifications, nothing is shown: the window says it too. */
export function createNotifier(onClick: () => void): Notifier {
  return {
    notify: ({ title, body }) => {
      if (!Notification.isSupported()) return
      const notification = new Notification({ title, body, silent: false })
      notification.on('click', onClick)
      notification.show()
    },
  }
}
