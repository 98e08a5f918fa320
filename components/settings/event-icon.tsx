import {
  BadgeCheck,
  ChefHat,
  Fingerprint,
  type IconNode,
  KeyRound,
  Link2,
  LogIn,
  LogOut,
  MailCheck,
  MonitorX,
  RotateCcw,
  ShieldCheck,
  Sparkles,
  Unlink,
  UserRoundPen,
} from 'lucide'
import { Icon } from '@/components/ui/icon'
import type { AuthEventKind } from '@/lib/audit/schema'

const icons: Record<AuthEventKind, IconNode> = {
  login: LogIn,
  register: Sparkles,
  refresh: RotateCcw,
  logout: LogOut,
  revoke: MonitorX,
  proof: ShieldCheck,
  password_change: KeyRound,
  password_reset: KeyRound,
  email_verify: BadgeCheck,
  email_change: MailCheck,
  profile_change: UserRoundPen,
  role_change: ChefHat,
  identity_link: Link2,
  identity_unlink: Unlink,
  passkey_add: Fingerprint,
  passkey_remove: Fingerprint,
}

export function EventIcon({ kind }: { kind: AuthEventKind }) {
  const icon = icons[kind]
  return <Icon of={icon} />
}
