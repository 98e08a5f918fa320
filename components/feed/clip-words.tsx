import { classNames } from '@/components/ui/class-names'

/** What is being said. For eyes only: who listens to the page hears the clip itself. */
export function ClipWords({ words, className }: { words: string; className: string }) {
  if (!words) return null
  return (
    <p
      aria-hidden="true"
      data-words
      className={classNames('pointer-events-none! absolute inset-x-4 z-10 text-center', className)}
    >
      <span className="box-decoration-clone whitespace-pre-line rounded-sm bg-black/70 px-2 py-0.5 font-semibold text-lg text-white leading-relaxed">
        {words}
      </span>
    </p>
  )
}
