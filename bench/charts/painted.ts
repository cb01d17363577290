/** How long something takes to be seen, measured the same way in whatever page: both sides of a comparison use it. */

/** So long is waited for a picture that never comes. */
export const PATIENCE_MS = 10_000

/**
 * Milliseconds from doing something until the frame that shows what it leads to is painted. What a page works on after that
 * frame is not in it, nor is a second frame. Knows nothing around it: it is also sent to a page as text, `patienceMs` with it.
 * @param isDrawn asked after each change of the document
 * @throws Error when it is never drawn
 */
export async function paintedAfter(act: () => void, isDrawn: () => boolean, patienceMs: number): Promise<number> {
  return await new Promise((resolve, reject) => {
    const changes = new MutationObserver(() => {
      if (!isDrawn()) return
      changes.disconnect()
      clearTimeout(patience)
      requestAnimationFrame(() => {
        // Right behind the frame: a task of another kind waits for what the page has put off until it was painted.
        void scheduler.postTask(() => resolve(performance.now() - begin), { priority: 'user-blocking' })
      })
    })
    const patience = setTimeout(() => {
      changes.disconnect()
      reject(new Error('it is not drawn'))
    }, patienceMs)
    changes.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
    const begin = performance.now()
    act()
  })
}
