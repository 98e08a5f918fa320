import { canShowPicture } from '@/components/player/picture'
import { Dialog } from '@/components/ui/dialog'

const pictureInPicture = 'Picture in picture'

const groups = [
  {
    title: 'Moving',
    keys: [
      [['↑', '↓'], 'The clip before, the next clip'],
      [['←', '→'], 'Back and on in the clip'],
      [['space'], 'Pause, go on'],
    ],
  },
  {
    title: 'Seeing and hearing',
    keys: [
      [['M'], 'Sound'],
      [['C'], 'Captions'],
      [['<', '>'], 'Slower, faster'],
      [['F'], 'Full screen'],
      [['P'], pictureInPicture],
    ],
  },
  {
    title: 'This clip',
    keys: [
      [['L'], 'Like'],
      [['S'], 'Keep'],
      [['T'], 'Talk about it'],
    ],
  },
] as const

type KeysSheetProps = { isOpen: boolean; onClose: () => void }

/** Every key that the feed knows. */
export function KeysSheet({ isOpen, onClose }: KeysSheetProps) {
  return (
    <Dialog open={isOpen} onOpenChange={(open) => open || onClose()} title="Keys" isDark>
      {groups.map(({ title, keys }) => (
        <section key={title} className="mt-5 first:mt-0">
          <h3 className="font-semibold text-ink-soft text-sm">{title}</h3>
          <dl className="mt-1 divide-y divide-line">
            {keys
              .filter(([, does]) => does !== pictureInPicture || canShowPicture())
              .map(([names, does]) => (
                <div key={does} className="flex min-h-11 items-center justify-between gap-4">
                  <dt className="order-last flex gap-1.5">
                    {names.map((name) => (
                      <kbd
                        key={name}
                        className="min-w-8 rounded-xs border border-line-strong px-2 text-center font-sans text-sm leading-7"
                      >
                        {name}
                      </kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
      <p className="mt-5 text-ink-soft text-sm">
        With a finger: hold the picture for double speed, tap twice to like.
      </p>
    </Dialog>
  )
}
