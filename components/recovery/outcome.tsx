'use client'

import { type ReactNode, useEffect, useRef } from 'react'

type OutcomeProps = {
  /** One of `components/ui/drawings.tsx`. */
  drawing: ReactNode
  title: string
  children: ReactNode
  /** What to do next. */
  action?: ReactNode
}

/** What has become of a form, in its place. Takes the focus, so that a screen reader says it and Tab goes on from here. */
export function Outcome({ drawing, title, children, action }: OutcomeProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="animate-rise">
      <div className="mb-5 text-ink [&_svg]:h-28 [&_svg]:w-auto">{drawing}</div>
      <h1
        ref={heading}
        tabIndex={-1}
        className="font-display font-semibold text-3xl tracking-tight focus:outline-none sm:text-4xl"
      >
        {title}
      </h1>
      <div className="mt-3 grid gap-3 text-ink-soft">{children}</div>
      {action ? <div className="mt-7 flex flex-wrap gap-3">{action}</div> : null}
    </div>
  )
}
