import type { Chapter } from './trace'

export const encoding: Chapter = {
  name: 'Encoding and sanitization',
  traces: {
    'V1.1.1': { topic: 'input is decoded once, before checking', shownBy: ['R48', 'R51'] },
    'V1.1.2': {
      topic: 'output is encoded last, by its interpreter',
      open: 'React, JSON and bound parameters do it; no test puts markup into a name and looks at the page',
    },
    'V1.2.1': { topic: 'text in HTML and headers stays text', shownBy: ['biome.json', 'R67'] },
    'V1.2.2': {
      topic: 'addresses are escaped, schemes are safe',
      shownBy: ['R67', 'tests/unit/core/paths.test.ts'],
    },
    'V1.2.3': {
      topic: 'data inside of scripts stays data',
      open: 'one place, `components/feed/clip-structured-data.tsx`, escapes the bracket; no test looks at it',
    },
    'V1.2.4': {
      topic: 'database queries take parameters',
      open: 'all do, through Prisma; nothing refuses `$queryRawUnsafe` and `Prisma.raw`',
    },
    'V1.2.5': {
      topic: 'commands of the operating system',
      exception:
        'The app starts no program. On a laptop the media server does, with lists and without a shell',
    },
    'V1.2.6': { topic: 'queries to an LDAP directory', exception: 'No LDAP here' },
    'V1.2.7': { topic: 'queries written in XPath', exception: 'No XML here' },
    'V1.2.8': { topic: 'text set by LaTeX', exception: 'No LaTeX here' },
    'V1.2.9': { topic: 'signs in patterns are escaped', exception: 'No pattern is made from input' },
    'V1.3.1': { topic: 'HTML that people write', exception: 'Nobody can write HTML: text is shown as text' },
    'V1.3.2': {
      topic: 'text is never run as code',
      shownBy: ['biome.json', 'tests/unit/core/content-security-policy.test.ts'],
    },
    'V1.3.3': { topic: 'input is cut to a safe alphabet', shownBy: ['R47', 'R84'] },
    'V1.3.4': { topic: 'SVG that people upload', shownBy: ['tests/api/post-uploads-presign.test.ts'] },
    'V1.3.5': { topic: 'Markdown, styles and other small languages', exception: 'None is interpreted' },
    'V1.3.6': { topic: 'the server calls no address of others', shownBy: ['R81'] },
    'V1.3.7': {
      topic: 'templates are not made from input',
      exception: 'Pages and mails are code, not templates',
    },
    'V1.3.8': { topic: 'names looked up by JNDI', exception: 'No Java here' },
    'V1.3.9': {
      topic: 'what is sent to memcache',
      exception: 'No memcache here; keys in Redis are hashed (R47)',
    },
    'V1.3.10': { topic: 'format strings come from us', exception: 'None is made from input' },
    'V1.3.11': {
      topic: 'line breaks in what is mailed',
      open: 'addresses pass the e-mail schema and nodemailer encodes headers; no test tries a line break',
    },
    'V1.4.1': {
      topic: 'memory is accessed within bounds',
      exception: 'TypeScript; native code is of libraries',
    },
    'V1.4.2': { topic: 'numbers are held within ranges', shownBy: ['R70'] },
    'V1.4.3': { topic: 'memory is freed in time', exception: 'Garbage collected' },
    'V1.5.1': { topic: 'entities in XML are off', exception: 'No XML here' },
    'V1.5.2': { topic: 'only known shapes are read', shownBy: ['R54', 'R58'] },
  },
}
