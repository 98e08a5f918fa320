/** Private windows and strict settings throw on storage: a choice then holds until the page goes. */
export function readChoice(key: string): 'on' | 'off' | null {
  try {
    const choice = localStorage.getItem(key)
    return choice === 'on' || choice === 'off' ? choice : null
  } catch {
    return null
  }
}

export function keepChoice(key: string, isOn: boolean): void {
  try {
    localStorage.setItem(key, isOn ? 'on' : 'off')
  } catch {
    // Nothing to do: see above.
  }
}
