import type { IconNode } from 'lucide'
import { createElement, type SVGProps } from 'react'

type IconProps = Pick<SVGProps<SVGSVGElement>, 'className' | 'style'> & { of: IconNode }

/** Decoration: what it stands on says in words what it does. */
export function Icon({ of: shape, ...rest }: IconProps) {
  return createElement(
    'svg',
    {
      viewBox: '0 0 24 24',
      width: 24,
      height: 24,
      fill: 'none',
      stroke: 'currentColor',
      strokeWidth: 2,
      strokeLinecap: 'round',
      strokeLinejoin: 'round',
      'aria-hidden': true,
      ...rest,
    },
    ...shape.map(([tag, attributes]) => createElement(tag, attributes)),
  )
}
