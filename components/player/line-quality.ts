const slowTypes = new Set(['slow-2g', '2g', '3g'])

function connection(): object {
  const found: unknown = 'connection' in navigator ? navigator.connection : undefined
  return typeof found === 'object' && found !== null ? found : {}
}

/** What the browser was told by its reader or its system. */
export function browserSavesData(): boolean {
  const line = connection()
  return 'saveData' in line && line.saveData === true
}

/** What the browser makes of its line; Safari and Firefox say nothing, which counts as good. */
export function isLineSlow(): boolean {
  const line = connection()
  return (
    'effectiveType' in line && typeof line.effectiveType === 'string' && slowTypes.has(line.effectiveType)
  )
}
