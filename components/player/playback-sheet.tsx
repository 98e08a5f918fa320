import { Keyboard, Maximize, PictureInPicture2 } from 'lucide'
import { toggleFullScreen } from '@/components/player/full-screen'
import { canShowPicture, togglePicture } from '@/components/player/picture'
import { SpeedChoice } from '@/components/player/speed-choice'
import type { PlaybackWishes } from '@/components/player/use-playback'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { Icon } from '@/components/ui/icon'

export type PlaybackSheetProps = {
  wishes: PlaybackWishes
  locale: string
  /** The element on screen. */
  player: () => HTMLVideoElement | undefined
}

const row =
  'flex min-h-12 w-full items-center gap-3 rounded-sm px-3 text-left text-sm hover:bg-sunken [&_svg]:size-5 [&_svg]:text-ink-soft'

/** How clips play: what one sets once, and not with every clip. */
export function PlaybackSheet({ wishes, locale, player }: PlaybackSheetProps) {
  const { speed, setSpeed, advances, setAdvances, savesData, setSavesData, closeSheet } = wishes
  const close = () => closeSheet('playback')
  const andClose = (act: () => unknown) => () => {
    void act()
    close()
  }
  return (
    <Dialog
      open={wishes.sheet === 'playback'}
      onOpenChange={(open) => open || close()}
      title="Playback"
      isDark
    >
      <SpeedChoice speed={speed} locale={locale} onChoose={setSpeed} />
      <div className="mt-5 grid gap-2">
        <Checkbox
          label="Go on to the next clip by itself"
          checked={advances}
          onChange={({ target }) => setAdvances(target.checked)}
        />
        <Checkbox
          label="Use less data"
          hint="Nothing is fetched before you swipe to it."
          checked={savesData}
          onChange={({ target }) => setSavesData(target.checked)}
        />
      </div>
      <div className="-mx-3 mt-4 border-line border-t pt-3">
        {canShowPicture() ? (
          <button type="button" className={row} onClick={andClose(() => togglePicture(player()))}>
            <Icon of={PictureInPicture2} />
            Picture in picture
          </button>
        ) : null}
        {document.fullscreenEnabled ? (
          <button type="button" className={row} onClick={andClose(toggleFullScreen)}>
            <Icon of={Maximize} />
            Full screen
          </button>
        ) : null}
        <button type="button" className={`${row} pointer-coarse:hidden`} onClick={wishes.openKeys}>
          <Icon of={Keyboard} />
          All keys
        </button>
      </div>
    </Dialog>
  )
}
