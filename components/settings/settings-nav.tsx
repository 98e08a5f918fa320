'use client'

import { History, KeyRound, MonitorSmartphone, UserRound } from 'lucide'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { paths } from '@/lib/core/paths'

const rooms = [
  { href: paths.settings(), label: 'Profile', icon: UserRound },
  { href: paths.signInSettings(), label: 'Signing in', icon: KeyRound },
  { href: paths.devices(), label: 'Devices', icon: MonitorSmartphone },
  { href: paths.history(), label: 'History', icon: History },
]

/** Four tabs in a row on a phone, a column beside the page where there is room. */
export function SettingsNav() {
  const here = usePathname()
  return (
    <nav aria-label="Settings" className="lg:sticky lg:top-28 lg:self-start">
      <ul className="grid grid-cols-4 gap-1 lg:grid-cols-1">
        {rooms.map(({ href, label, icon }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={here === href ? 'page' : undefined}
              className={classNames(
                'flex min-h-14 flex-col items-center justify-center gap-1 rounded-md px-1 text-center font-semibold text-xs transition-colors [&_svg]:size-5',
                'lg:min-h-11 lg:flex-row lg:justify-start lg:gap-2.5 lg:rounded-full lg:px-4 lg:text-sm lg:[&_svg]:size-4.5',
                here === href
                  ? 'bg-paprika-wash text-paprika-ink'
                  : 'text-ink-soft hover:bg-sunken hover:text-ink',
              )}
            >
              <Icon of={icon} />
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
