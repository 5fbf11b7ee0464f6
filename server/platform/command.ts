import type { Deps } from './deps.ts';

/** What a command of `diming` may use of the outside. */
export interface CommandContext {
  /** One line of result on standard output. */
  out(line: string): void;
  /** One line for the person waiting, on standard error. */
  progress(line: string): void;
  /** Everything on standard input. */
  input(): Promise<string>;
  /**
   * Runs work on the open register and closes it after.
   * @throws FolderInUse where the service holds the embedded database
   */
  withRegister<T>(work: (deps: Deps) => Promise<T>): Promise<T>;
}

/** One command. `run` answers the exit code: 0 done, 2 refused with reasons; what it throws ends with 1, a Problem with 2. */
export interface Command {
  summary: string;
  /** The text of `--help`. */
  usage: string;
  run(args: readonly string[], context: CommandContext): Promise<number>;
}
