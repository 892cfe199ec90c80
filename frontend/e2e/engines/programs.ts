/** Programs that a browser needs around it, started and ended together. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

export class Programs {
  readonly #running: ChildProcess[] = [];

  /** Waits for a line of its output, on either stream, that matches; what it matches. */
  async start(
    program: string,
    args: readonly string[],
    line: RegExp,
    env: NodeJS.ProcessEnv = {},
  ): Promise<RegExpExecArray> {
    const child = spawn(program, args, { env: { ...process.env, ...env } });
    this.#running.push(child);
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`${program} ended with ${code}`)));
      for (const input of [child.stdout, child.stderr]) {
        createInterface({ input }).on('line', (text) => {
          const found = line.exec(text);
          if (found) resolve(found);
        });
      }
    });
  }

  /** The last first. */
  end(): void {
    for (const child of this.#running.splice(0).toReversed()) child.kill();
  }
}
