import { headers } from 'next/headers'

/** schema.org in a page, for search engines. What is undefined is left out. */
export async function StructuredData({ data }: { data: object }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  // A name may contain `</script>`: inside JSON the bracket can be spelled so that no parser sees a tag.
  const json = JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c')
  return (
    <script
      type="application/ld+json"
      nonce={nonce}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: React would escape the quotes; brackets are dealt with above
      dangerouslySetInnerHTML={{ __html: json }}
    />
  )
}
