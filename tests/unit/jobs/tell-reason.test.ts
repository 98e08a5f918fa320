import { expect, it } from 'vitest'
import { tellReason } from '@/lib/jobs/tell-reason'

it.each([
  ['Storage answered 500.', 'Storage answered 500.'],
  ['two\n  lines', 'two lines'],
  ['cloudinary://key:secret@demo refused', 'cloudinary://…@demo refused'],
  [
    'POST https://s.example/x?signature=abc123&timestamp=1',
    'POST https://s.example/x?signature=…&timestamp=1',
  ],
  ['{"api_secret":"hunter2","id":1}', '{"api_secret":"…","id":1}'],
  ['Authorization: Bearer abc.def', 'Authorization: Bearer …'],
  ['Authorization: abc', 'Authorization: …'],
  ['https://key:s3,c;r=et@s.example down', 'https://…@s.example down'],
  ['signature = abc, id = 7', 'signature = …, id = 7'],
  ['the token expired', 'the token expired'],
  ['https://s.example/a?b=c: 404', 'https://s.example/a?b=c: 404'],
  ['sent Bearer abcdef', 'sent Bearer …'],
  [`bad ${'a'.repeat(30)}.${'b'.repeat(30)}.${'c'.repeat(30)}`, 'bad …'],
])('%j is told as %j', (message, told) => {
  expect(tellReason({ message, stack: 'at file.ts' })).toBe(told)
})

it('keeps to one short line', () => {
  expect(tellReason({ message: 'x '.repeat(500) }).length).toBeLessThanOrEqual(301)
})

it.each([null, undefined, {}, 'text', { message: 7 }, { message: ' ' }])('has words for %j too', (output) => {
  expect(tellReason(output)).toBe('It did not say why.')
})
