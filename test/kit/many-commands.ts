/** Runs the commands that its parent sends, one at a time, and sends back what each one said and ended with. */
import { runCommand } from '../../src/app/commands/run.ts';

function listenTo(stream: NodeJS.WriteStream): { said: () => string; stop(): void } {
  const own = stream.write;
  let said = '';
  stream.write = ((chunk: string | Uint8Array) => {
    said += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    return true;
  }) as typeof own;
  return {
    said: () => said,
    stop() {
      stream.write = own;
    },
  };
}

process.on('message', async (args: string[]) => {
  const [out, err] = [listenTo(process.stdout), listenTo(process.stderr)];
  process.exitCode = undefined;
  const code = await runCommand(args);
  process.exitCode = undefined;
  out.stop();
  err.stop();
  process.send?.({ code, out: out.said(), err: err.said() });
});
process.on('disconnect', () => process.exit(0));
