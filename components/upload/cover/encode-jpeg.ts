/** What is drawn on the canvas as a file. @param quality 0 to 1 @returns null where this browser cannot */
export function encodeJpeg(canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
}
