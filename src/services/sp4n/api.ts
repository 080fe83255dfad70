/** DOOR for the roof: turning the exchange on, and the simulator to try it with. */
export { configureSp4n } from './connection.ts';
export { startSimulator } from './simulator/simulator.ts';
