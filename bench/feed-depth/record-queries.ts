import pg from 'pg'

export interface Recorded {
  text: string
  values: unknown[]
}

/** What the app's own driver sends to PostgreSQL while `work` runs: the real statements, with their real values. */
export async function recordQueries(work: () => Promise<unknown>): Promise<Recorded[]> {
  const recorded: Recorded[] = []
  const { prototype } = pg.Client
  const send = prototype.query
  prototype.query = function record(this: unknown, ...args: unknown[]): unknown {
    const [config, second] = args
    const { text, values }: { text?: unknown; values?: unknown } =
      typeof config === 'object' && config !== null ? config : { text: config }
    const given = Array.isArray(second) ? second : values
    if (typeof text === 'string') recorded.push({ text, values: Array.isArray(given) ? given : [] })
    return Reflect.apply(send, this, args)
  } as typeof send
  try {
    await work()
  } finally {
    prototype.query = send
  }
  return recorded
}
