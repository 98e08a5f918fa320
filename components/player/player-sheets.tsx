import { KeysSheet } from '@/components/player/keys-sheet'
import { PlaybackSheet, type PlaybackSheetProps } from '@/components/player/playback-sheet'

/** What is opened over the feed to change how clips play. Loaded when somebody first asks for it. */
export function PlayerSheets(props: PlaybackSheetProps) {
  const { wishes } = props
  return (
    <>
      <PlaybackSheet {...props} />
      <KeysSheet isOpen={wishes.sheet === 'keys'} onClose={() => wishes.closeSheet('keys')} />
    </>
  )
}
