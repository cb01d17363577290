/** Posts whose editor was closed while the last of it was still being written: another editor of them waits for that. */
export type Closing = {
  /** @param written ends when everything that was typed is in the core, or will not be */
  readonly leave: (postId: string, written: Promise<unknown>) => void
  /** Null where nothing of the post is being written any more. Never rejects. */
  readonly of: (postId: string) => Promise<void> | null
}

export function createClosing(): Closing {
  const leaving = new Map<string, Promise<void>>()
  return {
    leave: (postId, written) => {
      const ended = written
        .catch(() => undefined)
        .then(() => {
          if (leaving.get(postId) === ended) leaving.delete(postId)
        })
      leaving.set(postId, ended)
    },
    of: (postId) => leaving.get(postId) ?? null,
  }
}
