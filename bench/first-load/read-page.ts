import { gzipSync } from 'node:zlib'

export interface Piece {
  path: string
  sizeBytes: number
  gzipBytes: number
}

export interface Page {
  html: Piece
  scripts: Piece[]
  styles: Piece[]
  /** Those that the page preloads and those that its styles name. Already compressed: their size is what travels. */
  fonts: Piece[]
}

type Attributes = Map<string, string>

function tagsOf(html: string, name: string): Attributes[] {
  const tags = html.match(new RegExp(`<${name}\\b[^>]*>`, 'gi')) ?? []
  return tags.map(
    (tag) =>
      new Map(
        [...tag.matchAll(/([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g)]
          .slice(1)
          .map(([, key = '', quoted, single]) => [
            key.toLowerCase(),
            (quoted ?? single ?? '').replaceAll('&amp;', '&'),
          ]),
      ),
  )
}

/** Whatever a browser of today fetches as script before it can run the page. */
function scriptUrls(html: string): string[] {
  const scripts = tagsOf(html, 'script').filter((tag) => !tag.has('nomodule'))
  const links = tagsOf(html, 'link').filter(
    (tag) =>
      tag.get('rel') === 'modulepreload' || (tag.get('rel') === 'preload' && tag.get('as') === 'script'),
  )
  return [...scripts.map((tag) => tag.get('src')), ...links.map((tag) => tag.get('href'))].filter(
    (url): url is string => url !== undefined && url !== '',
  )
}

function linkUrls(html: string, matches: (tag: Attributes) => boolean): string[] {
  return tagsOf(html, 'link')
    .filter(matches)
    .flatMap((tag) => tag.get('href') ?? [])
}

function toPiece(path: string, body: Buffer): Piece {
  return {
    path,
    sizeBytes: body.length,
    gzipBytes: gzipSync(body, { level: 9 }).length,
  }
}

async function download(url: URL): Promise<Buffer> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url.pathname}: status ${response.status}`)
  return Buffer.from(await response.arrayBuffer())
}

/** Each once, largest first. One from elsewhere would be a cost that nobody counted, so it stops the run. */
async function collect(urls: string[], base: URL): Promise<Piece[]> {
  const pieces = new Map<string, Piece>()
  for (const url of urls.map((text) => new URL(text, base))) {
    if (url.origin !== base.origin) throw new Error(`the page loads ${url.href} from another origin`)
    if (!pieces.has(url.pathname)) pieces.set(url.pathname, toPiece(url.pathname, await download(url)))
  }
  return [...pieces.values()].sort((a, b) => b.gzipBytes - a.gzipBytes)
}

async function fontUrlsOf(styles: Piece[], base: URL): Promise<string[]> {
  const urls: string[] = []
  for (const { path } of styles) {
    const sheet = new URL(path, base)
    const text = (await download(sheet)).toString('utf8')
    const named = [...text.matchAll(/url\((["']?)([^"')]+\.(?:woff2?|ttf|otf))\1\)/g)]
    urls.push(...named.map(([, , url = '']) => new URL(url, sheet).href))
  }
  return urls
}

/** Fetches a page as a browser would on its first visit, and weighs what its HTML makes it load. */
export async function readPage(address: string): Promise<Page> {
  const base = new URL(address)
  const body = await download(base)
  const html = body.toString('utf8')
  const styles = await collect(
    linkUrls(html, (tag) => tag.get('rel') === 'stylesheet'),
    base,
  )
  const preloaded = linkUrls(html, (tag) => tag.get('rel') === 'preload' && tag.get('as') === 'font')
  return {
    html: toPiece(base.pathname, body),
    scripts: await collect(scriptUrls(html), base),
    styles,
    fonts: await collect([...preloaded, ...(await fontUrlsOf(styles, base))], base),
  }
}
