import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide'
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'

const tones = {
  error: { look: 'bg-danger-wash text-danger-ink', icon: CircleAlert },
  warning: { look: 'bg-saffron-wash text-saffron-ink', icon: TriangleAlert },
  success: { look: 'bg-herb-wash text-herb-ink', icon: CircleCheck },
  info: { look: 'bg-sunken text-ink', icon: Info },
}

type InlineAlertProps = Omit<ComponentProps<'div'>, 'title'> & {
  tone?: keyof typeof tones
  title?: ReactNode
  /** The way out: a button or a link. */
  action?: ReactNode
}

/** What happened, in plain words, where it happened. An error is read aloud at once. */
export function InlineAlert({
  tone = 'error',
  title,
  action,
  className,
  children,
  ...rest
}: InlineAlertProps) {
  const { look, icon } = tones[tone]
  return (
    <div
      role={tone === 'error' ? 'alert' : 'status'}
      {...rest}
      className={classNames('flex gap-3 rounded-md px-4 py-3 text-sm', look, className)}
    >
      <Icon of={icon} className="mt-0.5 size-5 shrink-0" />
      <div className="grid flex-1 gap-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div>{children}</div> : null}
        {action ? <div className="mt-1">{action}</div> : null}
      </div>
    </div>
  )
}
