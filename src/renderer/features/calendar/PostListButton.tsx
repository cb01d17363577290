/** A button over the calendar that opens a list of posts: what waits for somebody. Nothing where nothing waits. */
import { Button, Popover, Text, UnstyledButton } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { addressOf } from './calendarView.ts'
import classes from './postList.module.css'

export type ListedPost = { readonly postId: string; readonly title: string; readonly facts: ReactNode }

/** @param compact only its sign and its number are seen */
export function PostListButton({
  icon,
  label,
  title = label,
  shown = label,
  listLabel,
  presses = false,
  compact,
  posts,
}: {
  readonly icon: ReactNode
  readonly label: string
  readonly title?: string
  /** What of the label there is room for. */
  readonly shown?: string
  readonly listLabel: string
  /** Some of it waits for whoever acts. */
  readonly presses?: boolean
  readonly compact: boolean
  readonly posts: readonly ListedPost[]
}) {
  const [, navigate] = useLocation()
  const [isOpen, setOpen] = useState(false)
  if (posts.length === 0) return null
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={360} trapFocus withinPortal>
      <Popover.Target>
        <Button
          variant={presses ? 'light' : 'default'}
          leftSection={icon}
          aria-label={label}
          title={title}
          flex="none"
          {...(compact ? { px: 8 } : {})}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {compact ? posts.length : shown}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={4}>
        <ul className={classes.list} aria-label={listLabel}>
          {posts.map((post) => (
            <li key={post.postId}>
              <UnstyledButton
                className={classes.row}
                onClick={() => {
                  setOpen(false)
                  navigate(addressOf(post.postId))
                }}
              >
                <Text size="sm" truncate>
                  {post.title}
                </Text>
                <span className={classes.facts}>{post.facts}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}
