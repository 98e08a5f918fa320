const hints = [
  { keys: ['↑', '↓'], does: 'move' },
  { keys: ['space'], does: 'pause' },
  { keys: ['L'], does: 'like' },
  { keys: ['T'], does: 'talk' },
  { keys: ['M'], does: 'sound' },
  { keys: ['?'], does: 'all keys' },
]

export function KeyboardHints() {
  return (
    <p className="fixed bottom-6 left-6 z-20 hidden max-w-[calc(50vw-(100dvh-3rem)*9/32-3rem)] flex-wrap gap-x-5 gap-y-2 text-white/80 text-xs lg:wide:pointer-fine:flex">
      {hints.map(({ keys, does }) => (
        <span key={does} className="inline-flex items-center gap-1.5">
          {keys.map((key) => (
            <kbd key={key} className="rounded-xs border border-white/30 px-1.5 font-sans leading-5">
              {key}
            </kbd>
          ))}
          {does}
        </span>
      ))}
    </p>
  )
}
