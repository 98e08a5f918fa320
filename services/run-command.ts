/** Errors that say everything in their message; a stack would only hide it. */
const plain = new Set(['LaunchError', 'MigrationError', 'StoppingError'])

export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return plain.has(error.name) ? error.message : (error.stack ?? error.message)
}

export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    console.error(explain(error))
    process.exitCode = 1
  }
}
