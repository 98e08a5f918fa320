import type { ReactNode } from 'react'

export function SettingsHeading({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h1 className="font-display font-semibold text-3xl tracking-tight">{title}</h1>
      <p className="mt-2 text-ink-soft">{children}</p>
    </div>
  )
}
