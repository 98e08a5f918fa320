/** Arguments that let plain node run a TypeScript file in one process, wherever the working directory is. */
export function typescriptArgs(file: string): string[] {
  return ['--import', import.meta.resolve('tsx'), file]
}
