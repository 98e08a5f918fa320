/** How browsers name what went wrong (WebAuthn 5.1.3, 5.1.4), each with the way out. */
const sentences: Record<string, string> = {
  InvalidStateError: 'This device has a passkey for your account already.',
  NotSupportedError: 'This device cannot keep passkeys. Try another one, such as your phone.',
  ConstraintError: 'A passkey needs a screen lock behind it. Set one up on this device, or use your phone.',
  SecurityError: 'Passkeys do not work at this address.',
}

/**
 * What to say when the device gave no answer. Null when the person closed its question or let it time out, or when the page
 * asked something else meanwhile: that is no mistake.
 */
export function deviceTrouble(error: unknown): string | null {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'AbortError') return null
  return sentences[name] ?? 'That did not work. Please try again.'
}
