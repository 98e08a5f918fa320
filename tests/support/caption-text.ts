/** Captions of one line, for the first two seconds. */
export const vtt = (text: string) => `WEBVTT\n\n00:00.000 --> 00:02.000\n${text}\n`
