import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { LaunchError } from '../launch-error'
import { systemEnv } from '../process/system-path'

/** PostgreSQL refuses to run as root, so root lends it the account of another user. */
export interface OsAccount {
  uid: number
  gid: number
}

const userName = 'postgres'

/** The local users; the command is for those that a directory service knows. */
function look(name: string): OsAccount | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  if (line !== undefined) {
    const [, , uid, gid] = line.split(':')
    return { uid: Number(uid), gid: Number(gid) }
  }
  try {
    const id = (flag: string): number =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe', env: systemEnv() }).trim())
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return null
  }
}

function attempt(command: string, args: string[]): void {
  try {
    execFileSync(command, args, { stdio: 'ignore', env: systemEnv() })
  } catch {
    // Not this family of systems: the next spelling is tried.
  }
}

function create(): void {
  // Debian, Fedora, Arch; then BusyBox (Alpine).
  attempt('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', userName])
  if (look(userName) !== null) return
  attempt('addgroup', ['-S', userName])
  attempt('adduser', ['-S', '-D', '-H', '-G', userName, '-s', '/bin/false', userName])
}

/** Null when we are not root and PostgreSQL can simply run as us. */
export function accountForPostgres(): OsAccount | null {
  if (process.getuid?.() !== 0) return null
  const existing = look(userName)
  if (existing !== null) return existing
  create()
  // An image without any of those tools still has nobody, and initdb only asks that the user has a name.
  const account = look(userName) ?? look('nobody')
  if (account !== null) return account
  throw new LaunchError(
    'PostgreSQL cannot run as root, and no other user could be found or made on this machine',
  )
}
