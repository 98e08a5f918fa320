import type { MetadataRoute } from 'next'
import { paths } from '@/lib/core/paths'

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Morsel',
    short_name: 'Morsel',
    description: 'Short, calm videos of good food, from the people who cook it.',
    id: paths.feed(),
    start_url: paths.feed(),
    categories: ['food', 'entertainment'],
    shortcuts: [
      { name: 'Following', url: paths.following() },
      { name: 'Kept clips', url: paths.saved() },
    ],
    display: 'standalone',
    background_color: '#0b0709',
    theme_color: '#0b0709',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  }
}
