import { describe, expect, it } from 'vitest'
import { writeCsv } from '@/lib/core/csv'

const line = (...cells: (string | number)[]) => writeCsv([cells]).slice(1)

describe('a file for a spreadsheet', () => {
  it('is UTF-8 with its mark, every line ended by CRLF (RFC 4180)', () => {
    expect(
      writeCsv([
        ['clip', 'views'],
        ['crème', 2],
      ]),
    ).toBe('\ufeffclip,views\r\ncrème,2\r\n')
  })

  it('quotes what would end a cell, and doubles quotes', () => {
    expect(line('a,b', 'say "hi"', 'two\nlines', 'plain text')).toBe(
      '"a,b","say ""hi""","two\nlines",plain text\r\n',
    )
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠1'])(
    'leaves nothing that begins like the formula %j',
    (text) => {
      const written = line(text).replace(/^"/, '')
      expect(written.startsWith("'")).toBe(true)
    },
  )

  it('a formula behind a quote is none either', () => {
    expect(line('=HYPERLINK("http://evil","x")')).toBe('"\'=HYPERLINK(""http://evil"",""x"")"\r\n')
  })

  it('numbers stay numbers, negative ones too', () => {
    expect(line(-1, 0.25, 0)).toBe('-1,0.25,0\r\n')
  })
})
