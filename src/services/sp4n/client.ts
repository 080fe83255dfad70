/** What the city needs of SP4N-LAPOR!, whatever its service looks like. */

export type TheirReport = {
  tracking: string;
  /** Grows with every change of the report over there. */
  revision: number;
  state: string;
  category: string;
  title: string;
  description: string;
  point: { lat: number; lng: number } | null;
  place: string | null;
  privacy: 'open' | 'anonymous' | 'secret';
  /** Null where the reporter is anonymous; of a secret report it is for the few who may look. */
  name: string | null;
  attachments: string[];
};

export type NewReport = Pick<TheirReport, 'title' | 'description' | 'point' | 'place'>;

/** Every call throws `Sp4nError`; writes carry a key, under which a repetition does nothing. */
export type Sp4nClient = {
  /**
   * What is new or changed behind the cursor ('' for all), oldest first. A report may come more than once. One that
   * cannot be read stands in `unreadable` by its tracking id, or by a name made of its content, and holds up no other.
   */
  changes(
    cursor: string,
    limit: number,
  ): Promise<{ reports: TheirReport[]; unreadable: string[]; next: string }>;
  report(tracking: string): Promise<TheirReport>;
  sendState(tracking: string, state: string, key: string): Promise<void>;
  sendAnswer(tracking: string, text: string, key: string): Promise<void>;
  create(report: NewReport, key: string): Promise<{ tracking: string }>;
};

/** `code`: unreachable, refused (our token), wrong (what they answered cannot be read), gone (no such report), busy (429), broken (5xx). */
export class Sp4nError extends Error {
  readonly code: 'unreachable' | 'refused' | 'wrong' | 'gone' | 'busy' | 'broken';
  constructor(code: Sp4nError['code'], detail: string) {
    super(`SP4N: ${code} (${detail})`);
    this.code = code;
  }
}
