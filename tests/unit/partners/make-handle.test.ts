import fc from 'fast-check'
import { expect, it } from 'vitest'
import { makeHandle } from '@/lib/partners/make-handle'
import { handleSchema } from '@/lib/partners/schema'

it.each([
  ['Café Zoë', 'cafe-zoe'],
  ["Mama's Kitchen", 'mamas-kitchen'],
  ['  Straße № 7  ', 'strasse-no-7'],
  ['Łódź Smørrebrød', 'lodz-smorrebrod'],
  ['寿司', 'kitchen'],
  ['Q', 'kitchen-q'],
  ['a--b__c', 'a-b-c'],
  ['The Extraordinarily Long Name Of A Restaurant', 'the-extraordinarily-long-name'],
])('makes %j into %j', (name, handle) => {
  expect(makeHandle(name)).toBe(handle)
})

it('puts a number behind and stays within the limit', () => {
  expect(makeHandle('Pizza', 2)).toBe('pizza-2')
  expect(makeHandle('x'.repeat(60), 1_234)).toBe(`${'x'.repeat(25)}-1234`)
})

it('always makes a handle that the schema accepts', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
      fc.option(fc.integer({ min: 2, max: 99_999_999 }), { nil: undefined }),
      (name, suffix) => {
        expect(handleSchema.safeParse(makeHandle(name, suffix)).success).toBe(true)
      },
    ),
    { numRuns: 2_000 },
  )
})
