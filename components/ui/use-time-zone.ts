import { useSyncExternalStore } from 'react'

const never = () => () => {}
const ofReader = () => Intl.DateTimeFormat().resolvedOptions().timeZone
const ofServer = () => 'UTC'

/** The reader's time zone; UTC in what the server renders, which cannot know, and until the browser has taken over. */
export const useTimeZone = (): string => useSyncExternalStore(never, ofReader, ofServer)
