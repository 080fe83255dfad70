/** Load and server run in processes of their own: this starts one, hands it its task and waits for its answer. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

function start(file: string): ChildProcess {
  return fork(join(import.meta.dirname, file), {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
  });
}

function answerOf<T>(child: ChildProcess, file: string): Promise<T> {
  return new Promise((done, fail) => {
    child.once('message', (message) => done(message as T));
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`${file} ended with ${code} before it answered`)));
  });
}

/** One task, one answer, then the process ends. */
export async function inChild<Task extends object, Answer>(file: string, task: Task): Promise<Answer> {
  const child = start(file);
  child.send(task);
  try {
    return await answerOf<Answer>(child, file);
  } finally {
    child.kill();
  }
}

/** A process that answers once and then stays until it is stopped. */
export async function companion<Task extends object, Answer>(
  file: string,
  task: Task,
): Promise<{ answer: Answer; stop(): Promise<void> }> {
  const child = start(file);
  child.send(task);
  const answer = await answerOf<Answer>(child, file);
  return {
    answer,
    stop: () =>
      new Promise((done) => {
        child.once('exit', () => done());
        child.send('stop');
      }),
  };
}

/** In the child: runs `work` on the task that comes. */
export function onTask<Task, Answer>(work: (task: Task) => Promise<Answer>): void {
  process.once('message', (task) => {
    work(task as Task).then(
      (answer) => process.send?.(answer as object),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  process.on('disconnect', () => process.exit(0));
}
