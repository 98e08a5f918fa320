/** The id of a clip's words: the page names it to wait for before its first paint. */
export const wordsId = (clipId: string) => `words-${clipId}`
