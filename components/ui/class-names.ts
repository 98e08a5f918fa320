/** Joins the class names that are there. Later ones do not override earlier ones: Tailwind decides by its own order. */
export function classNames(...parts: (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(' ')
}
