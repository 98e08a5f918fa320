const style = `
:root { color-scheme: light dark }
body { margin: 0; min-height: 100dvh; display: grid; place-items: center; text-align: center;
  font: 1rem/1.6 system-ui, sans-serif;
  background: light-dark(oklch(0.972 0.014 78), oklch(0.168 0.022 342));
  color: light-dark(oklch(0.235 0.035 345), oklch(0.955 0.014 75)) }
main { max-width: 28rem; padding: 3rem 1rem }
img, svg { width: 6rem }
h1 { margin: 1.5rem 0 0.5rem; font: 600 1.5rem/1.3 Georgia, serif }
a { display: inline-block; margin-top: 1rem; padding: 0.8rem 1.75rem; border-radius: 2rem; font-weight: 600;
  text-decoration: none; background: light-dark(oklch(0.47 0.165 32), oklch(0.735 0.162 40));
  color: light-dark(oklch(0.99 0.008 80), oklch(0.17 0.04 25)) }
a:focus-visible { outline: 3px solid; outline-offset: 3px }`

type BarePage = {
  title: string
  /** HTML of ours: a picture that is there without the app. */
  picture: string
  text: string
  back: { href: string; text: string }
  script?: string
}

/** A page without anything of the app, so that it can be sent before the app has been asked, or when it cannot be. */
export const barePage = ({ title, picture, text, back, script }: BarePage): string => `<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Morsel</title>
<style>${style}
</style>
<main>
${picture}
<h1>${title}</h1>
<p>${text}</p>
<a href="${back.href}">${back.text}</a>
</main>
${script ? `<script>${script}</script>\n` : ''}`
