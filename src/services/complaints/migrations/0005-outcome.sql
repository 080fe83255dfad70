-- What became of a closed case: did the city say that it is mended, and what do those who reported it say?
alter table complaints.complaint
  add column mended boolean,
  add column outcome text,
  add constraint complaint_outcome_known check (outcome in ('awaiting', 'confirmed', 'silent', 'disputed', 'not-mended',
    'rejected', 'unanswered', 'unknown')),
  add constraint complaint_outcome_fits check (case
    when outcome in ('awaiting', 'confirmed', 'silent') then mended is true
    when outcome = 'not-mended' then mended is false
    when outcome = 'disputed' then mended is not false
    else mended is null end);
comment on column complaints.complaint.mended is 'What the city (or who reported it) said at the end; null while open, and where nobody said either.';
comment on column complaints.complaint.outcome is 'Null while open or merged. awaiting: mended says the city, the reporter has not spoken yet; confirmed: says the reporter; silent: nobody spoke in time; disputed: somebody who reported it says not yet; not-mended: closed and said so; rejected; unanswered: the reporter did not answer a question; unknown: closed without a statement, as before there was one and in imports.';

-- Nobody was asked in the past, so nothing of it counts as mended.
update complaints.complaint k set outcome = case c.state when 'rejected' then 'rejected' else 'unknown' end
from cases."case" c where c.id = k.case_id and c.state in ('closed', 'rejected');
