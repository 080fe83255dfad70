/** A receipt printer over Bluetooth: found once by the collector, then written to. Only some browsers can. */

/** Services under which cheap receipt printers take what is to be printed. */
const SERVICES = [
  '000018f0-0000-1000-8000-00805f9b34fb',
  '0000ff00-0000-1000-8000-00805f9b34fb',
  '0000ffe0-0000-1000-8000-00805f9b34fb',
  '49535343-fe7d-4ae5-8fa9-9fafd205e455',
  'e7810a71-73ae-499d-8c15-faa9aef0c3f2',
];
/** What fits into one message of any of them. */
const PIECE = 180;

type Characteristic = {
  properties: { write: boolean; writeWithoutResponse: boolean };
  writeValueWithResponse(bytes: BufferSource): Promise<void>;
  writeValueWithoutResponse(bytes: BufferSource): Promise<void>;
};
type Device = {
  gatt?: {
    connected: boolean;
    connect(): Promise<{
      getPrimaryServices(): Promise<{ getCharacteristics(): Promise<Characteristic[]> }[]>;
    }>;
  };
};
type Bluetooth = {
  requestDevice(wanted: { acceptAllDevices: true; optionalServices: string[] }): Promise<Device>;
};

let printer: { device: Device; to: Characteristic } | undefined;

const bluetooth = (): Bluetooth | undefined => (navigator as { bluetooth?: Bluetooth }).bluetooth;

export const canPrint = (): boolean => bluetooth() !== undefined;

async function connected(): Promise<Characteristic> {
  if (printer?.device.gatt?.connected) return printer.to;
  const device =
    printer?.device ??
    (await bluetooth()?.requestDevice({ acceptAllDevices: true, optionalServices: SERVICES }));
  const server = await device?.gatt?.connect();
  for (const service of (await server?.getPrimaryServices()) ?? [])
    for (const to of await service.getCharacteristics())
      if (device && (to.properties.write || to.properties.writeWithoutResponse)) {
        printer = { device, to };
        return to;
      }
  throw new Error('this is no printer');
}

/** Asks which printer, the first time. Rejects when none was chosen, or when it does not answer. */
export async function sendToPrinter(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  try {
    const to = await connected();
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.slice(at, at + PIECE);
      if (to.properties.write) await to.writeValueWithResponse(piece);
      else await to.writeValueWithoutResponse(piece);
    }
  } catch (error) {
    // Switched off or out of reach: the next try asks again.
    printer = undefined;
    throw error;
  }
}
