import { measureStrength, type Strength } from '@/components/auth/password-strength'

export type StrengthQuestion = { password: string; about: readonly string[] }
export type StrengthAnswer = StrengthQuestion & { strength: Strength }

// Off the page's own thread: a long random password takes a phone half a second.
addEventListener('message', ({ data }: MessageEvent<StrengthQuestion>) => {
  const answer: StrengthAnswer = { ...data, strength: measureStrength(data.password, data.about) }
  postMessage(answer)
})
