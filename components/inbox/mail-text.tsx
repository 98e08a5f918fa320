import type { ReactNode } from 'react'
import { textLinkStyle } from '@/components/auth/text-link'
import { buttonStyle } from '@/components/ui/button-style'

const address = /(https?:\/\/\S+)/
/** How `renderMail` writes a button into a text. */
const button = /^(.+):\n(https?:\/\/\S+)$/

/** The text of a mail, paragraph by paragraph, its addresses as links. */
export function MailText({ text }: { text: string }) {
  const paragraphs = text.trim().split(/\n{2,}/)
  return (
    <div className="grid gap-4">
      {paragraphs.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a mail does not change
        <Paragraph key={index} text={paragraph} />
      ))}
    </div>
  )
}

function Paragraph({ text }: { text: string }) {
  const [, label, href] = button.exec(text) ?? []
  if (href === undefined) return <p className="wrap-anywhere">{withLinks(text)}</p>
  return (
    <div className="grid justify-items-start gap-2 py-2">
      <a href={href} className={buttonStyle({ size: 'lg', className: 'max-sm:w-full' })}>
        {label}
      </a>
      <p className="wrap-anywhere text-ink-soft text-xs">{href}</p>
    </div>
  )
}

/** Every second part of the split is an address. */
function withLinks(paragraph: string): ReactNode[] {
  return paragraph.split(address).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a mail does not change
      <a key={index} href={part} className={textLinkStyle}>
        {part}
      </a>
    ) : (
      part
    ),
  )
}
