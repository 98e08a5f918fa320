import type { ReactNode } from 'react'

export function AuthHeading({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mb-8">
      <h1 className="font-display font-semibold text-3xl tracking-tight sm:text-4xl">{title}</h1>
      <p className="mt-2 text-ink-soft">{children}</p>
    </div>
  )
}
