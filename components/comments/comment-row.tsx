import Link from 'next/link'
import { type ReactNode, useState } from 'react'
import type { PanelReader } from '@/components/comments/panel-reader'
import type { useCommentDeeds } from '@/components/comments/use-comment-deeds'
import { ReportButton } from '@/components/reports/report-button'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { RelativeTime } from '@/components/ui/relative-time'
import type { CommentDto } from '@/lib/comments/schema'
import { paths } from '@/lib/core/paths'

type CommentRowProps = {
  comment: CommentDto
  reader: PanelReader
  canHide: boolean
  deeds: ReturnType<typeof useCommentDeeds>
  onReply: (() => void) | null
  onRemoved: (trouble: string | null) => void
  children?: ReactNode
}

const quiet =
  '-my-1 inline-flex min-h-11 items-center rounded-full px-2.5 font-semibold text-ink-soft text-xs hover:bg-sunken hover:text-ink'

const hiddenTexts = {
  kitchen: 'Hidden by the kitchen. Only the writer and the kitchen see it.',
  moderator: 'Taken down by Morsel. Only the writer and the kitchen see it.',
}

export function CommentRow({
  comment,
  reader,
  canHide,
  deeds,
  onReply,
  onRemoved,
  children,
}: CommentRowProps) {
  const { author, text, isKitchen, isOwn, hiddenBy, createdAt, id } = comment
  const [isAsking, setIsAsking] = useState(false)
  const name = <span className="wrap-anywhere font-semibold text-sm">{author.name}</span>
  const remove = async () => onRemoved((await deeds.remove())?.message ?? null)
  return (
    <article aria-label={`Comment by ${author.name}`} className="flex gap-3" data-comment={id}>
      <Avatar name={author.name} src={author.avatarUrl} size="sm" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2">
          {author.handle ? (
            <Link href={paths.partner(author.handle)} className="rounded-sm hover:underline">
              {name}
            </Link>
          ) : (
            name
          )}
          {isKitchen ? <Badge tone="saffron">Kitchen</Badge> : null}
          <span className="text-ink-soft text-xs">
            <RelativeTime at={createdAt} locale={reader.locale} now={reader.now} />
          </span>
        </p>
        <p className="wrap-anywhere mt-0.5 whitespace-pre-line text-sm leading-relaxed">{text}</p>
        {hiddenBy ? <p className="mt-1 text-saffron-ink text-xs">{hiddenTexts[hiddenBy]}</p> : null}
        <div className="-ml-2.5 flex flex-wrap items-center">
          {onReply ? (
            <button type="button" onClick={onReply} className={quiet}>
              Reply
            </button>
          ) : null}
          {canHide && hiddenBy !== 'moderator' ? (
            <button type="button" onClick={() => void deeds.hide(hiddenBy === null)} className={quiet}>
              {hiddenBy ? 'Show again' : 'Hide'}
            </button>
          ) : null}
          {isOwn && !isAsking ? (
            <button type="button" onClick={() => setIsAsking(true)} className={quiet}>
              Delete
            </button>
          ) : null}
          {isAsking ? (
            <>
              <button type="button" onClick={() => void remove()} className={`${quiet} text-danger-ink`}>
                Delete for good
              </button>
              <button type="button" onClick={() => setIsAsking(false)} className={quiet}>
                Keep it
              </button>
            </>
          ) : null}
          {isOwn || hiddenBy || !reader.author ? null : (
            <ReportButton about={{ kind: 'comment', id }} what="this comment" isDark className={quiet}>
              Report
            </ReportButton>
          )}
        </div>
        <p role="status" className="text-danger-ink text-sm">
          {deeds.trouble}
        </p>
        {children}
      </div>
    </article>
  )
}
