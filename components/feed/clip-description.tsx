import { useState } from 'react'
import { classNames } from '@/components/ui/class-names'

/** Longer than this does not fit on two lines of a phone. Counted and not measured, so the server knows it too. */
const foldedLength = 88

export function ClipDescription({ text }: { text: string }) {
  const [isOpen, setIsOpen] = useState(false)
  const isLong = text.length > foldedLength || text.includes('\n')
  return (
    <div className="mt-1.5 wide:mt-3 flex items-end gap-2 text-sm text-white/95 wide:block wide:text-base wide:short:mt-1 wide:short:text-sm">
      <p
        className={classNames(
          'min-w-0 whitespace-pre-line wide:line-clamp-none',
          isOpen ? 'max-h-[34dvh] overflow-y-auto' : isLong && 'line-clamp-2',
        )}
      >
        {text}
      </p>
      {isLong ? (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          className="-my-2.5 -mr-2 min-h-11 shrink-0 rounded-full px-2 font-semibold hover:underline wide:hidden"
        >
          {isOpen ? 'less' : 'more'}
        </button>
      ) : null}
    </div>
  )
}
