/** A request at the side door that cannot be done; the message says what would be right. */
export class ControlProblem extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.name = 'ControlProblem'
    this.status = status
  }
}
