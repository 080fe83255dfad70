/** Saves of one thing that is being written: one after another, and knowing what of the screen is not kept yet. */

export type Saves = {
  /** Something was changed that no save has carried yet. */
  touch(): void;
  unsaved(): boolean;
  /** Puts once every earlier save was answered. Throws what `put` throws; what it carried then counts as unsaved. */
  save(put: () => Promise<void>): Promise<void>;
  /** Resolves when everything is kept. Throws what the last save throws. */
  settle(put: () => Promise<void>): Promise<void>;
};

export function createSaves(): Saves {
  let made = 0;
  let kept = 0;
  let line: Promise<void> = Promise.resolve();
  const save = (put: () => Promise<void>) => {
    const run = line.then(async () => {
      const carried = made;
      await put();
      kept = carried;
    });
    line = run.catch(() => {});
    return run;
  };
  return {
    touch() {
      made += 1;
    },
    unsaved: () => kept < made,
    save,
    async settle(put) {
      await line;
      if (kept < made) await save(put);
    },
  };
}
