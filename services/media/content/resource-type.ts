export type ResourceType = 'image' | 'video' | 'raw'

export function isResourceType(text: string | undefined): text is ResourceType {
  return text === 'video' || text === 'image' || text === 'raw'
}
