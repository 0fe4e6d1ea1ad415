"""Agenda templates: five come with the app, the others are one's own.

One that comes with the app is a row only once it was edited or hidden; its uid is the same on
every machine, so that what is said of it is said of the same thing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mentordesk import resources
from mentordesk.domain.agenda import ALL_SECTIONS, fitting_section
from mentordesk.domain.order import between
from mentordesk.domain.template import BUILT_IN, missing
from mentordesk.errors import RowGone

from . import agenda, fields, trash, uid
from .schema import AgendaTemplate, Meeting, Mentorship, TemplateItem

FIELDS = frozenset({"title", "section", "voice", "minutes"})


class Item(NamedTuple):
    uid: str
    title: str
    section: str
    voice: str
    minutes: int | None
    position: str


class Template(NamedTuple):
    uid: str
    name: str
    items: tuple[Item, ...]  # section by section, in their order
    comes_along: bool = False  # it is one of the app's
    is_changed: bool = False  # and differs from how it came
    hidden: bool = False


def listed(session: Session, *, hidden: bool = False) -> list[Template]:
    """Return the templates, the app's own first; `hidden` ones only if they are asked for."""
    rows = select(AgendaTemplate).where(AgendaTemplate.trashed_at.is_(None))
    known = {row.uid: row for row in session.scalars(rows)}
    items = _items(session, [row.id for row in known.values()])
    found = []
    for came in _shipped():
        row = known.pop(came.uid, None)
        found.append(came if row is None else _edited(row, items[row.id], came))
    own = [Template(row.uid, row.name, items[row.id]) for row in known.values()]
    found += sorted(own, key=lambda each: (each.name.casefold(), each.uid))
    return [each for each in found if hidden or not each.hidden]


def one(session: Session, template_uid: str) -> Template:
    """Return a template; raises `RowGone` if it is not there or in the trash."""
    for each in listed(session, hidden=True):
        if each.uid == template_uid:
            return each
    raise RowGone


def uid_of(name: str) -> str:
    """Return the uid of one of BUILT_IN."""
    return uid.derived("agenda_template", name)


def use(session: Session, template_uid: str, meeting_id: int) -> int:
    """Put what is not on a meeting's agenda yet at its end, and return how many items."""
    kind = session.scalars(
        select(Mentorship.kind).join(Meeting).where(Meeting.id == meeting_id)
    ).one()
    there = [entry.title for entry in agenda.items(session, meeting_id)]
    added = missing(one(session, template_uid).items, there)
    for item in added:
        section = fitting_section(item.section, kind)
        agenda.add(session, meeting_id, item.title, section, item.voice, item.minutes)
    return len(added)


def save(session: Session, meeting_id: int, name: str) -> str:
    """Make a template of a meeting's agenda, without what is private, and return its uid."""
    shared = [entry for entry in agenda.items(session, meeting_id) if not entry.private]
    return add(session, name, [_details(entry) for entry in shared])


def add(session: Session, name: str, items: Iterable[dict[str, Any]] = ()) -> str:
    """Make a template of one's own and return its uid."""
    row = AgendaTemplate(uid=uid.new(), name=name)
    session.add(row)
    session.flush()
    _fill(session, row.id, [{"uid": uid.new(), **details} for details in items])
    return row.uid


def duplicate(session: Session, template_uid: str, name: str) -> str:
    """Make a template of one's own of any other and return its uid."""
    return add(session, name, [_details(item) for item in one(session, template_uid).items])


def rename(session: Session, template_uid: str, name: str) -> None:
    _row(session, template_uid).name = name


def hide(session: Session, template_uid: str, hidden: bool) -> None:
    """Offer a template no longer, or again."""
    _row(session, template_uid).hidden = hidden


def reset(session: Session, template_uid: str) -> None:
    """Make one of the app's what it was when it came."""
    row = _known(session, template_uid)
    if row is not None and template_uid in {came.uid for came in _shipped()}:
        session.delete(row)
        session.flush()


def discard(session: Session, template_uid: str, now: datetime) -> None:
    """Put a template of one's own into the trash; one of the app's can only be hidden."""
    row = _known(session, template_uid)
    if row is None or template_uid in {came.uid for came in _shipped()}:
        raise RowGone
    trash.put(session, "agenda_template", template_uid, now)
    session.expire(row)


def add_item(
    session: Session,
    template_uid: str,
    title: str,
    section: str,
    voice: str,
    minutes: int | None = None,
) -> str:
    """Put an item at the end of a template and return its uid."""
    row, name = _row(session, template_uid), uid.new()
    details = {"title": title, "section": section, "voice": voice, "minutes": minutes}
    _fill(session, row.id, [{"uid": name, **details}])
    return name


def edit_item(session: Session, template_uid: str, item_uid: str, **values: object) -> None:
    """Change some of the FIELDS of an item."""
    item = _item(session, template_uid, item_uid)
    fields.edit(session, TemplateItem, item.id, values, FIELDS)


def move_item(
    session: Session, template_uid: str, item_uid: str, section: str, after: str, before: str | None
) -> None:
    """Put an item between two positions of a section."""
    item = _item(session, template_uid, item_uid)
    item.section, item.position = section, between(after, before)


def remove_item(session: Session, template_uid: str, item_uid: str) -> None:
    session.delete(_item(session, template_uid, item_uid))
    session.flush()


def _edited(row: AgendaTemplate, items: tuple[Item, ...], came: Template) -> Template:
    is_changed = (row.name, items) != (came.name, came.items)
    return Template(row.uid, row.name, items, True, is_changed, row.hidden)


def _known(session: Session, template_uid: str) -> AgendaTemplate | None:
    query = select(AgendaTemplate).where(AgendaTemplate.uid == template_uid)
    return session.scalar(query.where(AgendaTemplate.trashed_at.is_(None)))


def _row(session: Session, template_uid: str) -> AgendaTemplate:
    """Return the row of a template, made now if it is untouched so far."""
    row = _known(session, template_uid)
    if row is not None:
        return row
    came = one(session, template_uid)
    row = AgendaTemplate(uid=came.uid, name=came.name)
    session.add(row)
    session.flush()
    session.add_all(TemplateItem(template_id=row.id, **item._asdict()) for item in came.items)
    session.flush()
    return row


def _item(session: Session, template_uid: str, item_uid: str) -> TemplateItem:
    row = _row(session, template_uid)
    query = select(TemplateItem).where(TemplateItem.template_id == row.id)
    item = session.scalar(query.where(TemplateItem.uid == item_uid))
    if item is None:
        raise RowGone
    return item


def _fill(session: Session, template_id: int, items: Iterable[dict[str, Any]]) -> None:
    """Put items behind those that are there."""
    query = select(func.max(TemplateItem.position)).where(TemplateItem.template_id == template_id)
    last = session.scalar(query) or ""
    for details in items:
        last = between(last)
        session.add(TemplateItem(template_id=template_id, position=last, **details))
    session.flush()


def _items(session: Session, template_ids: list[int]) -> dict[int, tuple[Item, ...]]:
    """Return the items of each template, by one query however many there are."""
    query = select(TemplateItem).where(TemplateItem.template_id.in_(template_ids))
    found: dict[int, list[Item]] = {template_id: [] for template_id in template_ids}
    for row in session.scalars(query.order_by(TemplateItem.position, TemplateItem.uid)):
        found[row.template_id].append(
            Item(row.uid, row.title, row.section, row.voice, row.minutes, row.position)
        )
    return {template_id: _in_sections(items) for template_id, items in found.items()}


def _in_sections(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda item: ALL_SECTIONS.index(item.section)))


@cache
def _shipped() -> tuple[Template, ...]:
    """Return the templates that come with the app, as they come."""
    return tuple(map(_came, BUILT_IN))


def _came(name: str) -> Template:
    text = resources.path("templates", f"{name}.toml").read_text(encoding="utf-8")
    told, owner, last = tomllib.loads(text), uid_of(name), ""
    items = []
    for number, item in enumerate(told["item"]):
        last = between(last)
        details = (item["title"], item["section"], item["voice"], item.get("minutes"))
        items.append(Item(uid.derived(owner, "item", str(number)), *details, last))
    return Template(owner, told["name"], _in_sections(items), comes_along=True)


def _details(item: Item | agenda.Entry) -> dict[str, Any]:
    return {name: getattr(item, name) for name in sorted(FIELDS)}
