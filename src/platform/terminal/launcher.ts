// The launcher that started this process keeps a channel open; when it is killed, the channel closes.

/**
 * Calls `act` once when the launcher is gone. Without a launcher it does nothing.
 * Watching does not keep the process alive.
 */
export function whenLauncherIsGone(act: () => void): void {
  if (!process.connected) return;
  process.once('disconnect', act);
  process.channel?.unref();
}
