import { buttonStyle } from '@/components/ui/button-style'

type ClipTroubleProps = { onRetry: () => void; onNext: () => void }

export function ClipTrouble({ onRetry, onNext }: ClipTroubleProps) {
  return (
    <div
      role="alert"
      className="absolute inset-x-6 top-44 z-10 grid animate-fade gap-4 rounded-lg bg-black/80 p-6 text-center text-white wide:top-1/2 wide:-translate-y-1/2"
    >
      <p>
        <span className="block font-display font-semibold text-xl">This clip will not play.</span>
        <span className="text-white/85">The connection may be slow, or the file is resting.</span>
      </p>
      <div className="flex flex-wrap justify-center gap-3">
        <button type="button" onClick={onRetry} className={buttonStyle({ variant: 'secondary' })}>
          Try again
        </button>
        <button type="button" onClick={onNext} className={buttonStyle({ variant: 'secondary' })}>
          Next clip
        </button>
      </div>
    </div>
  )
}
