import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os'

/** What a figure means nothing without. The load tells whether somebody else was at work meanwhile. */
export function machineLine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`
  const load = loadavg()
    .map((value) => value.toFixed(1))
    .join(' ')
  return `${availableParallelism()} x ${model}, ${memory}, ${type()} ${release()}, Node ${process.version}, load ${load}`
}

export function commandLine(file: string): string {
  return ['tsx', file, ...process.argv.slice(2)].join(' ')
}
