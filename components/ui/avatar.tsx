import { classNames } from '@/components/ui/class-names'
import { RemoteImage } from '@/components/ui/remote-image'

const sizes = { sm: 'size-9 text-sm', md: 'size-11 text-base', lg: 'size-24 text-3xl sm:size-28' }

const grounds = [
  'bg-[oklch(0.86_0.09_85)]',
  'bg-[oklch(0.84_0.08_45)]',
  'bg-[oklch(0.86_0.07_145)]',
  'bg-[oklch(0.85_0.06_350)]',
  'bg-[oklch(0.86_0.05_230)]',
]

type AvatarProps = { name: string; src: string | null; size?: keyof typeof sizes; className?: string }

/** A picture, or the first letter on a ground that stays the same for the same name. Decoration: the name stands beside it. */
export function Avatar({ name, src, size = 'md', className }: AvatarProps) {
  const look = classNames('shrink-0 rounded-full object-cover', sizes[size], className)
  if (src) return <RemoteImage src={src} alt="" loading="lazy" className={classNames(look, 'bg-line')} />
  const first = [...name.trim()][0]?.toLocaleUpperCase() ?? '?'
  const ground =
    grounds[[...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % grounds.length]
  return (
    <span
      aria-hidden="true"
      className={classNames(
        look,
        ground,
        'inline-flex items-center justify-center font-display font-semibold text-[oklch(0.25_0.04_345)]',
      )}
    >
      {first}
    </span>
  )
}
