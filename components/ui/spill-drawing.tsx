/**
 * A pan that fell over: something went wrong, or is not there. From a file of its own: the pages that say so are loaded with every
 * other page, and a drawing in them would be paid for by everybody who never sees it.
 */
export function SpillDrawing() {
  return (
    <svg viewBox="0 0 160 120" aria-hidden="true">
      <use href="/spill.svg#spill" />
    </svg>
  )
}
