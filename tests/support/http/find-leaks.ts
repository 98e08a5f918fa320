/** Two base64url parts that begin like JSON objects: a JWT of whatever kind, also cut off behind its claims. */
const token = /eyJ[\w-]{8,}\.eyJ[\w-]{8,}/

/** What only the inside of a server says: stacks, SQL, the words of Prisma, ioredis and the file system. */
const inside = [
  /\n\s+at \S/,
  /node_modules|\.next\/server|\/chunks\/\[/,
  /Prisma|\bP[12]\d{3}\b|ioredis|ReplyError|NOSCRIPT|CROSSSLOT/,
  /\bSELECT\b.{1,200}\bFROM\b|\bINSERT INTO\b|relation "|violates \S+ constraint/,
  /ECONNREFUSED|ENOENT|ETIMEDOUT|TypeError|ReferenceError|SyntaxError|ZodError/,
]

type Shown = { status: number; headers: object; text: string }

/** Tokens anywhere but in Set-Cookie (R10); in an answer that refuses, words of the inside (R85). */
export function findLeaks({ status, headers, text }: Shown): string[] {
  const named = Object.entries(headers).filter(([name]) => name !== 'set-cookie')
  const shown = `${JSON.stringify(named)}\n${text}`
  const found = [token.exec(shown)?.[0]]
  if (status >= 400) for (const pattern of inside) found.push(pattern.exec(text)?.[0])
  return found.filter((leak): leak is string => leak !== undefined)
}
