import type { CaptionDto } from '@/lib/captions/schema'

/** The first of the reader's languages that there is, else what the cook gave first. */
export function pickCaption(
  captions: readonly CaptionDto[],
  languages: readonly string[],
): CaptionDto | undefined {
  const wanted = languages.map((language) => language.split('-')[0])
  return wanted.flatMap((code) => captions.filter(({ language }) => language === code))[0] ?? captions[0]
}

function wordsOf({ activeCues }: TextTrack): string {
  return [...(activeCues ?? [])]
    .flatMap((cue) => (cue instanceof VTTCue ? [cue.getCueAsHTML().textContent ?? ''] : []))
    .join('\n')
}

/**
 * Gives a player the words of its clip, and takes those of the one before away. The browser keeps the time and draws
 * nothing: where it would, on a phone, stand the name of the dish and the order button.
 */
export function fitCaption(
  player: HTMLVideoElement,
  caption: CaptionDto | undefined,
  onWords: (words: string) => void,
): void {
  for (const old of player.querySelectorAll('track')) old.remove()
  if (!caption) return
  const element = document.createElement('track')
  element.kind = 'captions'
  element.srclang = caption.language
  element.src = caption.url
  element.track.addEventListener('cuechange', () => onWords(wordsOf(element.track)))
  player.append(element)
}

/** Words that nobody wants are not even loaded. */
export function switchCaptions(player: HTMLVideoElement, isOn: boolean): void {
  for (const track of player.textTracks) track.mode = isOn ? 'hidden' : 'disabled'
}
