/** Says in its message all that a person needs to put it right: printed without a stack. */
export class LaunchError extends Error {
  override name = 'LaunchError'
}
