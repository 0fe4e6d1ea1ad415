"""All that an undo must bring back."""

TABLES = (
    "person",
    "mentorship",
    "pause",
    "agreement",
    "check_in",
    "meeting",
    "question",
    "agenda_item",
    "code_review",
    "placement",
    "action_item",
    "agenda_template",
    "template_item",
    "decision",
    "learning",
    "note",
    "goal",
    "milestone",
    "milestone_event",
)


def content(connection):
    """Every undoable row, and each word of the index with where it stands."""
    connection.execute(
        "create virtual table if not exists temp.words using fts5vocab(main, search, instance)"
    )
    rows = {t: connection.execute(f"select * from {t} order by id").fetchall() for t in TABLES}
    connection.execute("insert into search (search, rank) values ('integrity-check', 1)")
    connection.commit()
    return rows, sorted(connection.execute("select * from words").fetchall())
