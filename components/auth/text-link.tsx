import Link from 'next/link'
import type { ComponentProps } from 'react'

export function TextLink(props: ComponentProps<typeof Link>) {
  return (
    <Link
      {...props}
      className="rounded-xs font-semibold text-paprika-ink underline decoration-2 decoration-paprika/40 underline-offset-4 hover:decoration-paprika"
    />
  )
}
