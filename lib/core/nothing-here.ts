import { barePage } from './bare-page'

/** What somebody reads whose address leads nowhere, from Next's page and from the gate's alike. */
export const nothingHere = {
  title: 'This is not on the menu',
  text: 'The clip or page may have been taken down, or the address has a typo.',
  back: 'Back to the feed',
}

/** Sent by the gate, which has no pages. */
export const nothingHerePage = barePage({
  title: nothingHere.title,
  picture: '<img src="/icon.svg" alt="">',
  text: nothingHere.text,
  back: { href: '/', text: nothingHere.back },
})
