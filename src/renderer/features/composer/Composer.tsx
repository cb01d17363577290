/** Writing one post. */
export function Composer({
  postId,
}: {
  readonly postId: string
  readonly fresh: boolean
  readonly suggestedTime: string | null
}) {
  return <div>{postId}</div>
}
