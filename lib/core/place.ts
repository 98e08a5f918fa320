/** A point on Earth, in degrees (WGS 84). */
export type Place = { latitude: number; longitude: number }

type PlaceColumns = { latitude: number | null; longitude: number | null }

export function toPlace({ latitude, longitude }: PlaceColumns): Place | null {
  return latitude === null || longitude === null ? null : { latitude, longitude }
}

const degrees = /^-?\d{1,3}(?:\.\d{1,8})?$/

/** `38.71,-9.14` as an address says it; null when that is nowhere. */
export function readPlace(text: string): Place | null {
  const parts = text.split(',').map((part) => part.trim())
  if (parts.length !== 2 || !parts.every((part) => degrees.test(part))) return null
  const [latitude = 0, longitude = 0] = parts.map(Number)
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null
}

/** @param digits behind the point: two are about a kilometre, five about a metre */
export function writePlace({ latitude, longitude }: Place, digits: number): string {
  return `${latitude.toFixed(digits)},${longitude.toFixed(digits)}`
}

/** Two digits behind the point, about a kilometre: an address of a page goes into histories and logs. */
export const roughDigits = 2

/** How far somebody goes to eat, as the address of the feed says it. */
export const radiiKm = ['2', '5', '10', '25'] as const
export const defaultRadiusKm = '10'
