import { useSyncExternalStore } from 'react'

const never = () => () => {}
const isSupported = () => typeof PublicKeyCredential === 'function'

/**
 * Whether this browser knows passkeys at all. Taken for granted until the scripts are there: nearly every browser does, and
 * the page must not jump in those.
 */
export const usePasskeySupport = (): boolean => useSyncExternalStore(never, isSupported, () => true)
