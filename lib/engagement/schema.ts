/** What a viewer says to a clip with one tap. */
export type Mark = 'like' | 'save'

export type LikeAnswer = { liked: boolean; likeCount: number }
export type SaveAnswer = { saved: boolean; saveCount: number }
export type FollowAnswer = { following: boolean; followerCount: number }
export type RefuseAnswer = { refused: boolean }
export type ForgetAnswer = { forgotten: number }
