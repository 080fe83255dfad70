/** The thread of a walk apart: walks what it was given and says what it found. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Definition } from '../rules/shape/definition.ts';
import type { People } from './people.ts';
import { walkDefinition } from './walk.ts';

const { definition, people } = workerData as { definition: Definition; people?: People };
parentPort?.postMessage(walkDefinition(definition, people));
