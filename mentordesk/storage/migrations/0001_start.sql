pragma application_id = 0x4D44534B;

-- Undoable: whatever has a uid. Days are YYYY-MM-DD, moments YYYY-MM-DDTHH:MM:SSZ in UTC.
-- `parts` holds words inside words (CJK, identifiers), split before storing, for search alone.
create table person (
    id integer primary key autoincrement not null,
    uid text not null unique,
    name text not null,
    is_me integer not null check (is_me in (0, 1)),
    zone text,
    mail text not null default '',
    parts text,
    trashed_at text
);
create table mentorship (
    id integer primary key autoincrement not null,
    uid text not null unique,
    person_id integer not null references person on delete cascade,
    role text not null check (role in ('mentor', 'mentee')),
    kind text not null check (kind in ('career', 'technical', 'personal')),
    cadence text not null
        check (cadence in ('ad-hoc', 'weeks', 'monthly-weekday', 'monthly-day')),
    weeks integer not null check (weeks between 1 and 52),
    minutes integer not null check (minutes between 5 and 480),
    channel text check (channel in ('video', 'slack', 'phone', 'in-person')),
    address text not null,
    focus text not null default '',
    project text not null default '',
    project_links text not null default '',
    started_on text not null,
    ended_on text,
    outcome text check (outcome in ('ended', 'completed')),
    ended_by text check (ended_by in ('mentor', 'mentee', 'both')),
    ended_why text not null default '',
    letter text not null default '',
    trashed_at text
);
create index mentorship_by_person on mentorship (person_id);
create table pause (
    id integer primary key autoincrement not null,
    uid text not null unique,
    mentorship_id integer not null references mentorship on delete cascade,
    starts_on text not null,
    ends_on text,
    reason text not null default ''
);
create index pause_by_mentorship on pause (mentorship_id);
create table agreement (
    id integer primary key autoincrement not null,
    uid text not null unique,
    mentorship_id integer not null references mentorship on delete cascade,
    agreed_on text not null,
    purpose text not null,
    expectations text not null,
    boundaries text not null,
    progress text not null,
    cadence text not null
        check (cadence in ('ad-hoc', 'weeks', 'monthly-weekday', 'monthly-day')),
    weeks integer not null check (weeks between 1 and 52),
    channel text check (channel in ('video', 'slack', 'phone', 'in-person')),
    address text not null,
    review_on text,
    remark text not null,
    parts text
);
create index agreement_by_mentorship on agreement (mentorship_id, agreed_on);
create table check_in (
    id integer primary key autoincrement not null,
    uid text not null unique,
    mentorship_id integer not null references mentorship on delete cascade,
    made_on text not null,
    voice text not null check (voice in ('mentor', 'mentee')),
    useful integer check (useful between 1 and 5),
    progress integer check (progress between 1 and 5),
    rhythm integer check (rhythm between 1 and 5),
    candour integer check (candour between 1 and 5),
    balance integer check (balance between 1 and 5),
    remark text not null
);
create index check_in_by_mentorship on check_in (mentorship_id, made_on);
create table meeting (
    id integer primary key autoincrement not null,
    uid text not null unique,
    mentorship_id integer not null references mentorship on delete cascade,
    starts_at text not null,
    zone text not null,
    starts_utc text not null,
    minutes integer not null check (minutes between 5 and 480),
    state text not null check (state in ('planned', 'running', 'held', 'cancelled', 'missed')),
    number integer check (number is not null or state <> 'held'),
    channel text check (channel in ('video', 'slack', 'phone', 'in-person')),
    address text not null default '',
    useful integer check (useful between 1 and 5),
    began_at text,
    ended_at text,
    trashed_at text
);
create index meeting_by_mentorship on meeting (mentorship_id, starts_utc);
create index meeting_by_state on meeting (state, starts_utc);
-- A question that comes with the app is here once it was asked, edited or hidden.
create table question (
    id integer primary key autoincrement not null,
    uid text not null unique,
    kind text check (kind in
        ('career', 'technical', 'personal', 'first-meeting', 'agreement', 'closing')),
    category text not null,
    text text not null,
    hidden integer not null check (hidden in (0, 1)),
    trashed_at text
);
create table agenda_item (
    id integer primary key autoincrement not null,
    uid text not null unique,
    mentorship_id integer not null references mentorship on delete cascade,
    title text not null,
    section text not null check (section in
        ('accomplish', 'struggling', 'advice', 'by-next-time', 'code-review', 'habits')),
    voice text not null check (voice in ('mentor', 'mentee')),
    minutes integer check (minutes between 1 and 480),
    state text not null check (state in ('open', 'discussed', 'parked', 'dropped')),
    private integer not null check (private in (0, 1)),
    question_id integer references question on delete set null,
    answer text not null default '',
    parts text,
    trashed_at text
);
create index agenda_item_by_mentorship on agenda_item (mentorship_id, state);
create index agenda_item_by_question on agenda_item (question_id);
create table code_review (
    id integer primary key autoincrement not null,
    uid text not null unique,
    item_id integer not null unique references agenda_item on delete cascade,
    link text not null,
    snippet text not null,
    process text not null,
    better text not null,
    approach text not null
);
create table placement (
    id integer primary key autoincrement not null,
    uid text not null unique,
    item_id integer not null references agenda_item on delete cascade,
    meeting_id integer not null references meeting on delete cascade,
    position text not null,
    outcome text check (outcome in ('discussed', 'carried', 'parked', 'dropped')),
    met integer check (met in (0, 1)),
    answered_id integer references meeting on delete set null
);
create index placement_by_item on placement (item_id);
create index placement_by_meeting on placement (meeting_id, position);
create index placement_by_answer on placement (answered_id);
create unique index placement_open on placement (item_id) where outcome is null;
create table action_item (
    id integer primary key autoincrement not null,
    uid text not null unique,
    mentorship_id integer not null references mentorship on delete cascade,
    meeting_id integer references meeting on delete set null,
    item_id integer references agenda_item on delete set null,
    text text not null,
    voice text not null check (voice in ('mentor', 'mentee')),
    made_on text not null,
    due text,
    done_at text,
    private integer not null check (private in (0, 1)),
    parts text,
    trashed_at text
);
create index action_item_by_mentorship on action_item (mentorship_id);
create index action_item_by_meeting on action_item (meeting_id);
create index action_item_by_item on action_item (item_id);
create index action_item_open on action_item (due) where done_at is null and trashed_at is null;
create index action_item_done on action_item (done_at) where trashed_at is null;
-- An agenda template that comes with the app is here once it was edited or hidden.
create table agenda_template (
    id integer primary key autoincrement not null,
    uid text not null unique,
    name text not null,
    hidden integer not null check (hidden in (0, 1)),
    trashed_at text
);
create table template_item (
    id integer primary key autoincrement not null,
    uid text not null unique,
    template_id integer not null references agenda_template on delete cascade,
    title text not null,
    section text not null check (section in
        ('accomplish', 'struggling', 'advice', 'by-next-time', 'code-review', 'habits')),
    voice text not null check (voice in ('mentor', 'mentee')),
    minutes integer check (minutes between 1 and 480),
    position text not null
);
create index template_item_by_template on template_item (template_id, position);
create table decision (
    id integer primary key autoincrement not null,
    uid text not null unique,
    mentorship_id integer not null references mentorship on delete cascade,
    meeting_id integer references meeting on delete set null,
    text text not null,
    made_on text not null,
    private integer not null check (private in (0, 1)),
    parts text,
    trashed_at text
);
create index decision_by_mentorship on decision (mentorship_id);
create index decision_by_meeting on decision (meeting_id);
create table learning (
    id integer primary key autoincrement not null,
    uid text not null unique,
    mentorship_id integer not null references mentorship on delete cascade,
    meeting_id integer references meeting on delete set null,
    text text not null,
    voice text not null check (voice in ('mentor', 'mentee')),
    made_on text not null,
    private integer not null check (private in (0, 1)),
    parts text,
    trashed_at text
);
create index learning_by_mentorship on learning (mentorship_id);
create index learning_by_meeting on learning (meeting_id);
create table note (
    id integer primary key autoincrement not null,
    uid text not null unique,
    mentorship_id integer references mentorship on delete cascade,
    meeting_id integer references meeting on delete cascade,
    title text not null,
    body text not null,
    private integer not null check (private in (0, 1)),
    created_at text not null,
    updated_at text not null,
    parts text,
    trashed_at text
);
create index note_by_mentorship on note (mentorship_id, updated_at);
create index note_by_meeting on note (meeting_id);
create index note_by_moment on note (updated_at, private)
    where trashed_at is null and (meeting_id is null or body <> '');
create table goal (
    id integer primary key autoincrement not null,
    uid text not null unique,
    mentorship_id integer not null references mentorship on delete cascade,
    title text not null,
    so_that text not null,
    by_doing text not null,
    voice text not null check (voice in ('mentor', 'mentee')),
    state text not null check (state in ('active', 'resting', 'let-go')),
    private integer not null check (private in (0, 1)),
    started_on text not null,
    parts text,
    trashed_at text
);
create index goal_by_mentorship on goal (mentorship_id);
create table milestone (
    id integer primary key autoincrement not null,
    uid text not null unique,
    goal_id integer not null references goal on delete cascade,
    title text not null,
    target text,
    position text not null,
    trashed_at text
);
create index milestone_by_goal on milestone (goal_id, position);
create table milestone_event (
    id integer primary key autoincrement not null,
    uid text not null unique,
    milestone_id integer not null references milestone on delete cascade,
    kind text not null check (kind in ('added', 'resized', 'dropped', 'reached', 'reopened')),
    happened_on text not null,
    points integer check (points between 1 and 1000),
    check ((points is not null) = (kind in ('added', 'resized')))
);
create index milestone_event_by_milestone on milestone_event (milestone_id, happened_on);

-- The trash is read at every opening.
create index person_trashed on person (trashed_at) where trashed_at is not null;
create index mentorship_trashed on mentorship (trashed_at) where trashed_at is not null;
create index meeting_trashed on meeting (trashed_at) where trashed_at is not null;
create index question_trashed on question (trashed_at) where trashed_at is not null;
create index agenda_template_trashed on agenda_template (trashed_at) where trashed_at is not null;
create index agenda_item_trashed on agenda_item (trashed_at) where trashed_at is not null;
create index action_item_trashed on action_item (trashed_at) where trashed_at is not null;
create index decision_trashed on decision (trashed_at) where trashed_at is not null;
create index learning_trashed on learning (trashed_at) where trashed_at is not null;
create index note_trashed on note (trashed_at) where trashed_at is not null;
create index goal_trashed on goal (trashed_at) where trashed_at is not null;
create index milestone_trashed on milestone (trashed_at) where trashed_at is not null;

-- Kept: no uid, and no reference that a deletion could follow; never undone.
create table note_revision (
    id integer primary key autoincrement not null,
    note_uid text not null,
    body text not null,
    saved_at text not null
);
create index note_revision_by_note on note_revision (note_uid, saved_at);
create table preference (
    id integer primary key autoincrement not null,
    name text not null unique,
    value text not null
);
create table item_timer (
    id integer primary key autoincrement not null,
    item_uid text not null,
    meeting_uid text not null,
    seconds integer not null check (seconds >= 0),
    running_since text,
    unique (item_uid, meeting_uid)
);
create table reminder (
    id integer primary key autoincrement not null,
    name text not null unique,
    said_at text not null
);

-- Derived: whatever is called search. A number, once given, stays with its row, so that an
-- undone deletion is found at its old place; newer rows have higher numbers.
create table search_row (
    id integer primary key autoincrement not null,
    kind text not null,
    row_id integer not null,
    unique (kind, row_id)
);

-- Of an agreement only the latest version is found.
create view search_agreement (id, mentorship_id, words, parts) as
select search_row.id, it.mentorship_id, it.purpose || char(10) || it.expectations || char(10)
    || it.boundaries || char(10) || it.progress, it.parts
from agreement as it join mentorship on mentorship.id = it.mentorship_id
join search_row on search_row.kind = 'agreement' and search_row.row_id = it.id
where mentorship.trashed_at is null and not exists (select 1 from agreement as later
    where later.mentorship_id = it.mentorship_id
    and (later.agreed_on, later.id) > (it.agreed_on, it.id));

create view search_text (id, words, parts) as
select search_row.id, person.name, person.parts
from search_row join person on person.id = search_row.row_id
where search_row.kind = 'person' and person.trashed_at is null
union all
select search_row.id, agenda_item.title || char(10) || agenda_item.answer, agenda_item.parts
from search_row join agenda_item on agenda_item.id = search_row.row_id
where search_row.kind = 'agenda_item' and agenda_item.trashed_at is null
union all
select search_row.id, action_item.text, action_item.parts
from search_row join action_item on action_item.id = search_row.row_id
where search_row.kind = 'action_item' and action_item.trashed_at is null
union all
select search_row.id, decision.text, decision.parts
from search_row join decision on decision.id = search_row.row_id
where search_row.kind = 'decision' and decision.trashed_at is null
union all
select search_row.id, learning.text, learning.parts
from search_row join learning on learning.id = search_row.row_id
where search_row.kind = 'learning' and learning.trashed_at is null
union all
select search_row.id, note.body, note.parts
from search_row join note on note.id = search_row.row_id
where search_row.kind = 'note' and note.trashed_at is null
union all
select search_row.id, goal.title || char(10) || goal.so_that || char(10) || goal.by_doing, goal.parts
from search_row join goal on goal.id = search_row.row_id
where search_row.kind = 'goal' and goal.trashed_at is null
union all
select id, words, parts from search_agreement;

create virtual table search using fts5 (
    words, parts,
    content = 'search_text', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4'
);

create trigger search_person_in after insert on person begin
    insert into search_row (kind, row_id) select 'person', new.id
    where not exists (select 1 from search_row where kind = 'person' and row_id = new.id);
    insert into search (rowid, words, parts)
    select id, new.name, new.parts from search_row
    where kind = 'person' and row_id = new.id and new.trashed_at is null;
end;
create trigger search_person_out after delete on person begin
    insert into search (search, rowid, words, parts)
    select 'delete', id, old.name, old.parts from search_row
    where kind = 'person' and row_id = old.id and old.trashed_at is null;
end;
create trigger search_person_edit after update of name, parts, trashed_at on person begin
    insert into search (search, rowid, words, parts)
    select 'delete', id, old.name, old.parts from search_row
    where kind = 'person' and row_id = old.id and old.trashed_at is null;
    insert into search (rowid, words, parts)
    select id, new.name, new.parts from search_row
    where kind = 'person' and row_id = new.id and new.trashed_at is null;
end;
create trigger search_agenda_item_in after insert on agenda_item begin
    insert into search_row (kind, row_id) select 'agenda_item', new.id
    where not exists (select 1 from search_row where kind = 'agenda_item' and row_id = new.id);
    insert into search (rowid, words, parts)
    select id, new.title || char(10) || new.answer, new.parts from search_row
    where kind = 'agenda_item' and row_id = new.id and new.trashed_at is null;
end;
create trigger search_agenda_item_out after delete on agenda_item begin
    insert into search (search, rowid, words, parts)
    select 'delete', id, old.title || char(10) || old.answer, old.parts from search_row
    where kind = 'agenda_item' and row_id = old.id and old.trashed_at is null;
end;
create trigger search_agenda_item_edit after update of title, answer, parts, trashed_at on agenda_item begin
    insert into search (search, rowid, words, parts)
    select 'delete', id, old.title || char(10) || old.answer, old.parts from search_row
    where kind = 'agenda_item' and row_id = old.id and old.trashed_at is null;
    insert into search (rowid, words, parts)
    select id, new.title || char(10) || new.answer, new.parts from search_row
    where kind = 'agenda_item' and row_id = new.id and new.trashed_at is null;
end;
create trigger search_action_item_in after insert on action_item begin
    insert into search_row (kind, row_id) select 'action_item', new.id
    where not exists (select 1 from search_row where kind = 'action_item' and row_id = new.id);
    insert into search (rowid, words, parts)
    select id, new.text, new.parts from search_row
    where kind = 'action_item' and row_id = new.id and new.trashed_at is null;
end;
create trigger search_action_item_out after delete on action_item begin
    insert into search (search, rowid, words, parts)
    select 'delete', id, old.text, old.parts from search_row
    where kind = 'action_item' and row_id = old.id and old.trashed_at is null;
end;
create trigger search_action_item_edit after update of text, parts, trashed_at on action_item begin
    insert into search (search, rowid, words, parts)
    select 'delete', id, old.text, old.parts from search_row
    where kind = 'action_item' and row_id = old.id and old.trashed_at is null;
    insert into search (rowid, words, parts)
    select id, new.text, new.parts from search_row
    where kind = 'action_item' and row_id = new.id and new.trashed_at is null;
end;
create trigger search_decision_in after insert on decision begin
    insert into search_row (kind, row_id) select 'decision', new.id
    where not exists (select 1 from search_row where kind = 'decision' and row_id = new.id);
    insert into search (rowid, words, parts)
    select id, new.text, new.parts from search_row
    where kind = 'decision' and row_id = new.id and new.trashed_at is null;
end;
create trigger search_decision_out after delete on decision begin
    insert into search (search, rowid, words, parts)
    select 'delete', id, old.text, old.parts from search_row
    where kind = 'decision' and row_id = old.id and old.trashed_at is null;
end;
create trigger search_decision_edit after update of text, parts, trashed_at on decision begin
    insert into search (search, rowid, words, parts)
    select 'delete', id, old.text, old.parts from search_row
    where kind = 'decision' and row_id = old.id and old.trashed_at is null;
    insert into search (rowid, words, parts)
    select id, new.text, new.parts from search_row
    where kind = 'decision' and row_id = new.id and new.trashed_at is null;
end;
create trigger search_learning_in after insert on learning begin
    insert into search_row (kind, row_id) select 'learning', new.id
    where not exists (select 1 from search_row where kind = 'learning' and row_id = new.id);
    insert into search (rowid, words, parts)
    select id, new.text, new.parts from search_row
    where kind = 'learning' and row_id = new.id and new.trashed_at is null;
end;
create trigger search_learning_out after delete on learning begin
    insert into search (search, rowid, words, parts)
    select 'delete', id, old.text, old.parts from search_row
    where kind = 'learning' and row_id = old.id and old.trashed_at is null;
end;
create trigger search_learning_edit after update of text, parts, trashed_at on learning begin
    insert into search (search, rowid, words, parts)
    select 'delete', id, old.text, old.parts from search_row
    where kind = 'learning' and row_id = old.id and old.trashed_at is null;
    insert into search (rowid, words, parts)
    select id, new.text, new.parts from search_row
    where kind = 'learning' and row_id = new.id and new.trashed_at is null;
end;
create trigger search_note_in after insert on note begin
    insert into search_row (kind, row_id) select 'note', new.id
    where not exists (select 1 from search_row where kind = 'note' and row_id = new.id);
    insert into search (rowid, words, parts)
    select id, new.body, new.parts from search_row
    where kind = 'note' and row_id = new.id and new.trashed_at is null;
end;
create trigger search_note_out after delete on note begin
    insert into search (search, rowid, words, parts)
    select 'delete', id, old.body, old.parts from search_row
    where kind = 'note' and row_id = old.id and old.trashed_at is null;
end;
create trigger search_note_edit after update of body, parts, trashed_at on note begin
    insert into search (search, rowid, words, parts)
    select 'delete', id, old.body, old.parts from search_row
    where kind = 'note' and row_id = old.id and old.trashed_at is null;
    insert into search (rowid, words, parts)
    select id, new.body, new.parts from search_row
    where kind = 'note' and row_id = new.id and new.trashed_at is null;
end;
create trigger search_goal_in after insert on goal begin
    insert into search_row (kind, row_id) select 'goal', new.id
    where not exists (select 1 from search_row where kind = 'goal' and row_id = new.id);
    insert into search (rowid, words, parts)
    select id, new.title || char(10) || new.so_that || char(10) || new.by_doing, new.parts from search_row
    where kind = 'goal' and row_id = new.id and new.trashed_at is null;
end;
create trigger search_goal_out after delete on goal begin
    insert into search (search, rowid, words, parts)
    select 'delete', id, old.title || char(10) || old.so_that || char(10) || old.by_doing, old.parts from search_row
    where kind = 'goal' and row_id = old.id and old.trashed_at is null;
end;
create trigger search_goal_edit after update of title, so_that, by_doing, parts, trashed_at on goal begin
    insert into search (search, rowid, words, parts)
    select 'delete', id, old.title || char(10) || old.so_that || char(10) || old.by_doing, old.parts from search_row
    where kind = 'goal' and row_id = old.id and old.trashed_at is null;
    insert into search (rowid, words, parts)
    select id, new.title || char(10) || new.so_that || char(10) || new.by_doing, new.parts from search_row
    where kind = 'goal' and row_id = new.id and new.trashed_at is null;
end;
create trigger search_agreement_before_in before insert on agreement begin
    insert into search (search, rowid, words, parts)
    select 'delete', id, words, parts from search_agreement where mentorship_id = new.mentorship_id;
end;
create trigger search_agreement_in after insert on agreement begin
    insert into search_row (kind, row_id) select 'agreement', new.id
    where not exists (select 1 from search_row where kind = 'agreement' and row_id = new.id);
    insert into search (rowid, words, parts)
    select id, words, parts from search_agreement where mentorship_id = new.mentorship_id;
end;
create trigger search_agreement_before_out before delete on agreement begin
    insert into search (search, rowid, words, parts)
    select 'delete', id, words, parts from search_agreement where mentorship_id = old.mentorship_id;
end;
create trigger search_agreement_out after delete on agreement begin
    insert into search (rowid, words, parts)
    select id, words, parts from search_agreement where mentorship_id = old.mentorship_id;
end;
create trigger search_agreement_before_edit before update of agreed_on, purpose, expectations, boundaries, progress, parts on agreement begin
    insert into search (search, rowid, words, parts)
    select 'delete', id, words, parts from search_agreement where mentorship_id = old.mentorship_id;
end;
create trigger search_agreement_edit after update of agreed_on, purpose, expectations, boundaries, progress, parts on agreement begin
    insert into search (rowid, words, parts)
    select id, words, parts from search_agreement where mentorship_id = new.mentorship_id;
end;
-- A mentorship takes its agreement into the trash and out of it.
create trigger search_agreement_owner_in after insert on mentorship begin
    insert into search (rowid, words, parts)
    select id, words, parts from search_agreement where mentorship_id = new.id;
end;
create trigger search_agreement_owner_out before delete on mentorship begin
    insert into search (search, rowid, words, parts)
    select 'delete', id, words, parts from search_agreement where mentorship_id = old.id;
end;
create trigger search_agreement_owner_before_edit before update of trashed_at on mentorship begin
    insert into search (search, rowid, words, parts)
    select 'delete', id, words, parts from search_agreement where mentorship_id = old.id;
end;
create trigger search_agreement_owner_edit after update of trashed_at on mentorship begin
    insert into search (rowid, words, parts)
    select id, words, parts from search_agreement where mentorship_id = new.id;
end;
