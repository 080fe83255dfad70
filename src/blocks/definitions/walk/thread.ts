/** The thread of a walk apart: walks what it was given and says what it found, or makes up what a paper is written from. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Definition } from '../rules/shape/definition.ts';
import type { People } from './people.ts';
import { sampleFor } from './sample.ts';
import { walkDefinition } from './walk.ts';

export type Task = { definition: Definition } & (
  | { people?: People | undefined; paper?: undefined }
  | { paper: string; today: string }
);

const task = workerData as Task;
parentPort?.postMessage(
  task.paper === undefined
    ? walkDefinition(task.definition, task.people)
    : sampleFor(task.definition, task.paper, task.today),
);
