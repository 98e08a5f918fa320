import { DELETE, GET, PUT } from '@/app/api/videos/[videoId]/captions/[language]/route'
import { Browser } from './browser'
import { vtt } from './caption-text'

type Target = { videoId: string; language?: string }

const paramsOf = ({ videoId, language = 'en' }: Target) => ({ params: { videoId, language } })

export const writeCaption = (browser: Browser, target: Target, body: unknown = { text: vtt('Hello') }) =>
  browser.call(PUT, { method: 'PUT', ...paramsOf(target), body })

export const readCaption = (target: Target) => new Browser().call(GET, { method: 'GET', ...paramsOf(target) })

export const removeCaption = (browser: Browser, target: Target) =>
  browser.call(DELETE, { method: 'DELETE', ...paramsOf(target) })
