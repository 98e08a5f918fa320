/*
 * Asked at the moment they matter and not kept in React's state: at the first render the answers are not known yet, and
 * a clip that starts for a blink is exactly what was not wished for.
 */

export function wantsCalm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}

export function wantsLessData(): boolean {
  const connection: unknown = 'connection' in navigator ? navigator.connection : undefined
  const isSaving =
    typeof connection === 'object' &&
    connection !== null &&
    'saveData' in connection &&
    connection.saveData === true
  return isSaving || matchMedia('(prefers-reduced-data: reduce)').matches
}
