/** Input as the WebDriver standard has it; both of its protocols take the same. */
type InputSource =
  | { type: 'key'; id: string; actions: { type: 'keyDown' | 'keyUp'; value: string }[] }
  | { type: 'pointer'; id: string; actions: PointerAction[] }
  | { type: 'wheel'; id: string; actions: WheelAction[] }

type PointerAction =
  | { type: 'pointerMove'; x: number; y: number; duration: number }
  | { type: 'pointerDown' | 'pointerUp'; button: number }
type WheelAction = {
  type: 'scroll'
  x: number
  y: number
  deltaX: number
  deltaY: number
  duration: number
}

/** A browser that is not Playwright's, as it is installed, through the door that its maker left open for tests. */
export type Engine = {
  open: (url: string) => Promise<void>
  /** The value of an expression in the page; what it promises is awaited. It has to survive JSON. */
  evaluate: (expression: string) => Promise<unknown>
  input: (sources: InputSource[]) => Promise<void>
  /** A picture of the page, PNG in base64. */
  picture: () => Promise<string>
  /** Errors of the console and what the page's policy refused, as far as the door lets them out. */
  trouble: () => string[]
  close: () => Promise<void>
}

/** For a browser that says itself when it is ready: the first match in what it prints. */
export function firstLine(stream: NodeJS.ReadableStream, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const [, found] = pattern.exec(text) ?? []
      if (found !== undefined) resolve(found)
    })
    stream.on('end', () => reject(new Error(`it ended with:\n${text}`)))
  })
}
