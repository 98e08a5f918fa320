import Link from 'next/link'
import type { ComponentProps } from 'react'

/** For a button in the middle of a sentence, and for a link out of the app. */
export const textLinkStyle =
  'rounded-xs font-semibold text-paprika-ink underline decoration-2 decoration-paprika/40 underline-offset-4 hover:decoration-paprika'

export function TextLink(props: ComponentProps<typeof Link>) {
  return <Link {...props} className={textLinkStyle} />
}
