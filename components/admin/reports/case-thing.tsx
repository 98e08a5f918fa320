import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import type { CaseDto } from '@/lib/moderation/schema'
import { kindTexts } from './words'

type CaseThingProps = { kind: CaseDto['kind']; thing: NonNullable<CaseDto['thing']> }

/** The thing itself, as its readers see it or would. */
export function CaseThing({ kind, thing }: CaseThingProps) {
  const { name, text, playback, path, isHidden, owner } = thing
  return (
    <Card className="grid gap-5 p-4 sm:grid-cols-[auto_minmax(0,1fr)] sm:p-5">
      {playback ? (
        <video
          controls
          playsInline
          preload="metadata"
          aria-label={name}
          className="aspect-9/16 max-h-96 w-full rounded-md bg-black object-contain sm:w-52"
          {...(playback.poster ? { poster: playback.poster } : {})}
        >
          {playback.sources.map(({ src, type }) => (
            <source key={src} src={src} type={type} />
          ))}
        </video>
      ) : null}
      <div className="grid min-w-0 content-start gap-3 sm:col-start-2">
        <p className="flex flex-wrap gap-2">
          <Badge>{kindTexts[kind]}</Badge>
          {isHidden ? <Badge tone="danger">Taken down</Badge> : null}
          {owner.isSuspended ? <Badge tone="danger">Account suspended</Badge> : null}
        </p>
        {text ? <p className="wrap-anywhere whitespace-pre-line">{text}</p> : null}
        <p className="text-ink-soft text-sm">
          By {owner.name}
          {owner.handle ? ` (@${owner.handle})` : null},{' '}
          {owner.role === 'admin' ? 'an admin' : `a ${owner.role}`}
        </p>
        {path ? (
          <Link
            href={path}
            className="inline-flex min-h-11 items-center justify-self-start underline underline-offset-4"
          >
            See it where it stands
          </Link>
        ) : null}
      </div>
    </Card>
  )
}
