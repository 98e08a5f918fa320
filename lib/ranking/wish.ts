import 'server-only'
import { hourMs } from '@/lib/core/time'
import { weights } from './weights'

/** What a reader said that bears on one clip. */
export type Said = {
  isFollowed: boolean
  refusedOfPartner: number
  /** Tags of the clip that the reader liked or refused, with how often. */
  tastes: { tag: string; liked: number; refused: number }[]
}

/** Grows with how often something was said, towards 1. */
const sure = (times: number): number => times / (times + 1)

/** How much nearer a reader wants a clip, in milliseconds. */
export function wishOf({ isFollowed, refusedOfPartner, tastes }: Said): number {
  const { followedHours, likedTagsHours, refusedTagsHours, refusedKitchenHours } = weights.reader
  const most = (of: 'liked' | 'refused') => sure(Math.max(0, ...tastes.map((taste) => taste[of])))
  const hours =
    (isFollowed ? followedHours : 0) +
    likedTagsHours * most('liked') +
    refusedTagsHours * most('refused') +
    refusedKitchenHours * sure(refusedOfPartner)
  return hours * hourMs
}

/** The one tag to name: liked most, and more often than it was refused. */
export function likedTag({ tastes }: Said): string | null {
  const liked = tastes.filter(({ liked, refused }) => liked > refused)
  return liked.sort((a, b) => b.liked - a.liked)[0]?.tag ?? null
}
