/** `0:03.2`: where a cut lies, to the tenth of a second that a slider moves by. */
export function formatTenths(seconds: number): string {
  const tenths = Math.round(seconds * 10)
  const minutes = Math.floor(tenths / 600)
  const rest = tenths % 600
  return `${minutes}:${String(Math.floor(rest / 10)).padStart(2, '0')}.${rest % 10}`
}
