import { ArrowUpRight, Flag } from 'lucide'
import { CommentsButton } from '@/components/comments/comments-button'
import { ClipMarks } from '@/components/engagement/clip-marks'
import { FollowButton } from '@/components/engagement/follow-button'
import { ClipDescription } from '@/components/feed/clip-description'
import { ClipMoments } from '@/components/feed/clip-moments'
import { ClipOffer } from '@/components/feed/clip-offer'
import { ClipWords } from '@/components/feed/clip-words'
import { ShareButton } from '@/components/feed/share-button'
import type { Reader } from '@/components/feed/slide-props'
import { WhyButton } from '@/components/feed/why-button'
import { wordsId } from '@/components/feed/words-id'
import { ReportButton } from '@/components/reports/report-button'
import { Avatar } from '@/components/ui/avatar'
import { buttonStyle } from '@/components/ui/button-style'
import { Icon } from '@/components/ui/icon'
import { RelativeTime } from '@/components/ui/relative-time'
import { shortNumber } from '@/components/ui/short-number'
import { SoftLink } from '@/components/ui/soft-link'
import { Spinner } from '@/components/ui/spinner'
import { paths } from '@/lib/core/paths'
import type { VideoCard } from '@/lib/feed/schema'

type ClipCaptionProps = { card: VideoCard; reader: Reader; words: string; onNext: () => void }

/** Who cooked it, what it is, and how to get it. Taps between the words fall through to the picture. */
export function ClipCaption({ card, reader, words, onNext }: ClipCaptionProps) {
  const { partner, counts, orderUrl } = card
  const isOwn = reader.handle === partner.handle
  return (
    <div
      id={wordsId(card.id)}
      className="clip-scrim pointer-events-none absolute inset-x-0 bottom-0 px-4 pt-24 pb-[max(1.75rem,env(safe-area-inset-bottom))] text-white *:pointer-events-auto large-letters:max-h-[62dvh] large-letters:overflow-y-auto wide:static wide:max-h-none wide:col-start-3 wide:max-w-lg wide:bg-none wide:p-0 wide:pr-24 wide:pl-8 lg:wide:pl-12 wide:short:pt-14"
    >
      {/* Above whatever these lines need: on a phone both share the lower edge. */}
      <ClipWords words={words} className="bottom-[calc(100%-5.5rem)] wide:hidden" />
      <div className="flex items-center gap-1 large-letters:flex-wrap wide:flex-wrap">
        <SoftLink
          href={paths.partner(partner.handle)}
          className="group -ml-1 inline-flex min-h-11 min-w-0 items-center gap-2.5 large-letters:max-w-full large-letters:shrink-0 wide:max-w-full wide:shrink-0 rounded-full py-1 pr-3 pl-1 font-semibold text-sm hover:bg-white/15"
        >
          <span className="relative inline-flex shrink-0">
            <Avatar name={partner.name} src={partner.avatarUrl} size="sm" className="ring-2 ring-white/80" />
            <span
              aria-hidden="true"
              // What nobody sees does not turn: a page at rest would draw for ever.
              className="absolute inset-0 grid place-items-center rounded-full bg-black/60 opacity-0 transition-opacity *:animate-none group-data-pending:*:animate-spin group-data-pending:opacity-100 group-data-pending:delay-150"
            >
              <Spinner />
            </span>
          </span>
          <span id={`partner-${card.id}`} className="truncate">
            {partner.name}
          </span>
        </SoftLink>
        {isOwn ? null : (
          <FollowButton
            partner={partner}
            isFollowing={card.viewer?.following ?? false}
            signInFor={card.viewer ? null : paths.video(card.id)}
            className="hover:bg-white/15"
          />
        )}
        {isOwn ? null : (
          <ReportButton
            about={{ kind: 'clip', id: card.id }}
            what="this clip"
            isDark
            signInFor={card.viewer ? null : paths.video(card.id)}
            className="ml-auto inline-flex size-11 shrink-0 items-center justify-center rounded-full text-white/80 transition-colors wide:ml-0 hover:bg-white/15 hover:text-white"
          >
            <Icon of={Flag} className="size-4.5" />
          </ReportButton>
        )}
      </div>
      <h2
        id={`name-${card.id}`}
        className="mt-1 line-clamp-2 font-display font-semibold text-2xl wide:line-clamp-none lg:wide:mt-3 lg:wide:text-3xl wide:short:text-xl"
      >
        {card.name}
      </h2>
      {card.description ? <ClipDescription text={card.description} /> : null}
      <ClipOffer card={card} reader={reader} />
      <WhyButton card={card} onNext={onNext} />
      <ClipMoments moments={card.moments} locale={reader.locale} />
      <p className="mt-3 hidden text-sm text-white/80 wide:block wide:short:hidden">
        {counts.views > 0
          ? `${shortNumber(counts.views, reader.locale)} ${counts.views === 1 ? 'view' : 'views'} · `
          : null}
        <RelativeTime at={card.publishedAt} {...reader} />
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-x-1.5 gap-y-3 lg:wide:mt-6">
        {orderUrl ? (
          <a
            href={orderUrl}
            target="_blank"
            rel="noopener nofollow"
            aria-label={`Order from ${partner.name}, opens in a new tab`}
            className={buttonStyle({ className: 'pr-3 pl-4' })}
          >
            Order
            <Icon of={ArrowUpRight} className="size-4.5 stroke-[2.5]" />
          </a>
        ) : null}
        <ClipMarks card={card} locale={reader.locale} />
        <CommentsButton card={card} locale={reader.locale} />
        <ShareButton card={card} />
      </div>
    </div>
  )
}
