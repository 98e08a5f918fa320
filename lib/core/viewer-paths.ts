import { withQuery } from '@/lib/core/with-query'

// The route handlers that the feed calls, apart from the rest: this list is loaded before the first frame. For `import * as viewerPaths`.

export const refresh = () => '/api/auth/refresh'
export const logout = () => '/api/auth/logout'
export const views = () => '/api/views'
export const playback = () => '/api/playback'
export const feed = (query: { cursor?: string; of?: string; [filter: string]: string | undefined } = {}) =>
  withQuery('/api/feed', query)
export const searchSuggestions = (q: string) => withQuery('/api/search/suggestions', { q })
export const like = (videoId: string) => `/api/videos/${videoId}/like`
export const save = (videoId: string) => `/api/videos/${videoId}/save`
export const comments = (videoId: string, query: { thread?: string; cursor?: string } = {}) =>
  withQuery(`/api/videos/${videoId}/comments`, query)
export const comment = (videoId: string, commentId: string) => `/api/videos/${videoId}/comments/${commentId}`
export const reports = () => '/api/reports'
export const notForMe = (videoId: string) => `/api/videos/${videoId}/not-for-me`
export const follow = (handle: string) => `/api/partners/${handle}/follow`
