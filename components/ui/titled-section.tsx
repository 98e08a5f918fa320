import { type ReactNode, useId } from 'react'

type TitledSectionProps = { title: string; intro?: ReactNode; children: ReactNode }

/** One thing of a page: its name, what it means, and the thing itself. */
export function TitledSection({ title, intro, children }: TitledSectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="font-display font-semibold text-xl">
        {title}
      </h2>
      {intro ? <p className="mt-1 text-ink-soft">{intro}</p> : null}
      <div className="mt-4">{children}</div>
    </section>
  )
}
