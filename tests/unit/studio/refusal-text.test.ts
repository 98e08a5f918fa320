import { expect, it } from 'vitest'
import { describeRefusal } from '@/components/studio/refusal-text'
import { refusalReasons } from '@/lib/videos/schema'

it.each([...refusalReasons, null])('says why and what to do for %s, without a word of ours', (reason) => {
  const { why, whatToDo } = describeRefusal(reason)
  expect(why).toMatch(/^[A-Z].+\.$/)
  expect(whatToDo).toMatch(/^[A-Z].+\.$/)
  expect(`${why} ${whatToDo}`).not.toMatch(/_|ticket|key|proof|container|bytes/i)
})
