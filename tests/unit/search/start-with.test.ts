import { describe, expect, it } from 'vitest'
import { startWith } from '@/components/search/start-with'

const list = ['a', 'b', 'c'].map((id) => ({ id }))
const ids = (items: { id: string }[] | null) => items?.map(({ id }) => id)

describe('what was found, from one clip on', () => {
  it('goes on behind it and around', () => {
    expect(ids(startWith(list, 'b'))).toEqual(['b', 'c', 'a'])
    expect(ids(startWith(list, 'a'))).toEqual(['a', 'b', 'c'])
  })

  it('is nothing for a clip that was not found', () => {
    expect(startWith(list, 'x')).toBeNull()
    expect(startWith([], 'a')).toBeNull()
  })
})
