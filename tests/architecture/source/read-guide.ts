/** What a Markdown guide says that can be checked. */
export type Guide = {
  /** Inline code: paths, scripts, variables, or something that is none of these. */
  spans: string[]
  /** Targets of `[text](target)` that are not web addresses. */
  links: string[]
  /** Everything inside fences, line by line. */
  fenced: string[]
}

export function readGuide(markdown: string): Guide {
  const fences = markdown.match(/^```[^\n]*\n[\s\S]*?^```/gm) ?? []
  const prose = fences.reduce((text, fence) => text.replace(fence, ''), markdown)
  return {
    spans: [...prose.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span),
    links: [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^(?:https?:|#|mailto:)/.test(target)),
    fenced: fences.flatMap((fence) => fence.split('\n').slice(1, -1)),
  }
}
