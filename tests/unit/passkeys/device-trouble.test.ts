import { describe, expect, it } from 'vitest'
import { deviceTrouble } from '@/components/passkeys/device-trouble'

/** As the library hands them on: its own error, named after the browser's. */
const failure = (name: string) => Object.assign(new Error('words of a browser, in any language'), { name })

describe('deviceTrouble', () => {
  it.each(['NotAllowedError', 'AbortError'])(
    'says nothing when the person closed the question (%s)',
    (name) => {
      expect(deviceTrouble(failure(name))).toBeNull()
      expect(deviceTrouble(new DOMException('closed', name))).toBeNull()
    },
  )

  it.each([
    ['InvalidStateError', /already/],
    ['NotSupportedError', /cannot keep passkeys/],
    ['ConstraintError', /screen lock/],
    ['SecurityError', /at this address/],
    ['UnknownError', /try again/],
    ['ChunkLoadError', /try again/],
  ])('says what helps against %s, in our words', (name, words) => {
    const said = deviceTrouble(failure(name))
    expect(said).toMatch(words)
    expect(said).not.toContain('words of a browser')
  })

  it('has words for what is no error at all', () => {
    expect(deviceTrouble('a string')).toMatch(/try again/)
  })
})
