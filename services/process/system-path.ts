import { delimiter } from 'node:path'

/** For the few commands of the system itself (id, ps, useradd): PATH may hold nothing but Node and npm. */
export function systemEnv(): NodeJS.ProcessEnv {
  const path = [process.env.PATH ?? '', '/usr/sbin', '/usr/bin', '/sbin', '/bin'].join(delimiter)
  return { ...process.env, PATH: path }
}
