/** Checks of the working calendar: real dates, sane hours, named closings. */
import { type CheckContext, checkFrom, reportTwice } from './check-context.ts';

const file = 'calendar.yaml';

export function calendarChecks({ merged, pack, report }: CheckContext) {
  const calendar = pack.files[file];
  if (!calendar) return;
  checkFrom(report, file, ['from'], calendar.from);
  calendar.weeks.forEach((week, index) => {
    checkFrom(report, file, ['weeks', index, 'from'], week.from);
    reportTwice(
      week.days,
      ({ day }) => String(day),
      (place, day) =>
        report(
          file,
          ['weeks', index, 'days', place],
          'entry-twice',
          `Day ${day} stands twice in this week.`,
          'Write one line for each day; use breaks for pauses.',
        ),
    );
    week.days.forEach((day, place) => {
      const at = ['weeks', index, 'days', place];
      if (day.from >= day.to)
        report(
          file,
          [...at, 'to'],
          'hours-reversed',
          `The day ends at ${day.to}, before it begins.`,
          'Swap "from" and "to".',
        );
      day.breaks.forEach((pause, number) => {
        if (pause.from < pause.to && pause.from >= day.from && pause.to <= day.to) return;
        report(
          file,
          [...at, 'breaks', number],
          'hours-reversed',
          `The pause ${pause.from}–${pause.to} does not lie inside ${day.from}–${day.to}.`,
          'Correct the hours of the pause.',
        );
      });
    });
  });
  calendar.closed.forEach((day, index) => {
    checkFrom(report, file, ['closed', index, 'date'], day.date);
    if (merged.calendar.names[day.name]) return;
    report(
      file,
      ['closed', index, 'name'],
      'name-unknown',
      `The day is called "${day.name}", which has no words.`,
      `Add "${day.name}:" with id, en, jv, zh to names.`,
    );
  });
  reportTwice(
    calendar.closed,
    ({ date }) => date,
    (index, date) =>
      report(
        file,
        ['closed', index, 'date'],
        'entry-twice',
        `${date} stands twice.`,
        'Keep one line for each date.',
      ),
  );
}
