import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'

const timeoutMs = 180_000

function lowerPriority(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW)
  } catch {
    // Gone already, or not allowed: the job only competes a little harder.
  }
}

/** One thread, low priority: making a poster must not make the feed stutter on the same two cores. */
export function runFfmpeg(
  ffmpegPath: string,
  args: readonly string[],
  place: { folder: string; signal: AbortSignal },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(ffmpegPath, ['-nostdin', '-hide_banner', '-loglevel', 'error', '-y', ...args], {
      cwd: place.folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      windowsHide: true,
      signal: AbortSignal.any([place.signal, AbortSignal.timeout(timeoutMs)]),
      killSignal: 'SIGKILL',
    })
    lowerPriority(child.pid)
    let complaint = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = `${complaint}${text}`.slice(-1000)
    })
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`ffmpeg ended with ${code}: ${complaint.trim()}`))
    })
  })
}
