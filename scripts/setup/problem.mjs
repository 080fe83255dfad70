// What went wrong while preparing the machine, as a sentence, and what the person can do about it.

export class SetupProblem extends Error {
  /**
   * @param {string} message one sentence: what does not work
   * @param {string} [remedy] what to do next
   */
  constructor(message, remedy) {
    super(message);
    this.name = 'SetupProblem';
    this.remedy = remedy;
  }
}

const CAUSES = [
  [
    /ENOSPC|no space left/i,
    'The disk is full.',
    'Free about 1 GB where this folder is and run the command again.',
  ],
  [
    /EACCES|EPERM|EROFS|permission denied/i,
    'This user may not write here.',
    'Run as the owner of this folder, or give it to yourself: chown -R "$(id -un)" .',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network|Temporary failure resolving|Could not resolve|Unable to connect/i,
    'The network or the package registry could not be reached.',
    'Check the connection (behind a proxy set HTTPS_PROXY, or npm config set registry) and run the command again.',
  ],
  [
    /EINTEGRITY/i,
    'A downloaded package does not match the lock file.',
    'Run "npm cache clean --force" and the command again; if it repeats, do not go on: the registry is not trustworthy.',
  ],
];

/**
 * Turns the output of a failed program into a problem with a cause and a remedy.
 * @param {string} what e.g. "Installing the dependencies failed."
 * @param {string} output everything the program printed
 */
export function explainFailure(what, output) {
  const tail = output.trim().split('\n').slice(-12).join('\n');
  const known = CAUSES.find(([pattern]) => pattern.test(output));
  const remedy = known
    ? known[2]
    : 'The last lines above say why; run the command again when that is mended.';
  return new SetupProblem(
    [tail, '', what, known?.[1]].filter((line) => line !== undefined).join('\n'),
    remedy,
  );
}
