import 'server-only'
import type { Mail } from './send-mail'

export type Letter = {
  subject: string
  /** Plain sentences, one paragraph each; what people typed may be in them. */
  paragraphs: readonly string[]
  button?: { label: string; url: string }
  /** Small print: what to do when it was not you. */
  footnote?: string
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A display name is whatever somebody typed: in a mail, markup of theirs would speak with our voice. */
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (char) => escapes[char] ?? char)

const paragraph = (text: string, style = '') =>
  `<p style="margin:0 0 16px;font-size:16px;line-height:1.5;${style}">${escapeHtml(text)}</p>`

const buttonHtml = ({ label, url }: { label: string; url: string }) =>
  `<p style="margin:24px 0"><a href="${escapeHtml(url)}" style="display:inline-block;padding:14px 28px;border-radius:999px;background:#a3341f;color:#fffaf2;font-weight:600;text-decoration:none">${escapeHtml(label)}</a></p>` +
  paragraph(
    'If the button does nothing, open this address:',
    'font-size:13px;color:#6b5560;margin-bottom:4px',
  ) +
  `<p style="margin:0 0 16px;font-size:13px;line-height:1.4;word-break:break-all;color:#6b5560">${escapeHtml(url)}</p>`

/** A letter as a mail: plain text and the same in HTML, without pictures, so that nothing is fetched or counted. */
export function renderMail(to: string, { subject, paragraphs, button, footnote }: Letter): Mail {
  const lines = [
    ...paragraphs,
    ...(button ? [`${button.label}:\n${button.url}`] : []),
    ...(footnote ? [footnote] : []),
  ]
  const html = [
    ...paragraphs.map((text) => paragraph(text)),
    ...(button ? [buttonHtml(button)] : []),
    ...(footnote ? [paragraph(footnote, 'font-size:13px;color:#6b5560')] : []),
  ].join('')
  return {
    to,
    subject,
    text: `${lines.join('\n\n')}\n\nMorsel\n`,
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body style="margin:0;background:#faf5ec;color:#2b1d27;font-family:Figtree,Helvetica,Arial,sans-serif"><div style="max-width:520px;margin:0 auto;padding:32px 24px"><p style="margin:0 0 24px;font-size:22px;font-weight:700">Morsel</p>${html}</div></body></html>`,
  }
}
