"""The rows of the templates and of their items."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.agenda import ALL_SECTIONS
from mentordesk.storage.agenda_templates import Item, Template
from mentordesk.ui import words

from .row import NEW, Row
from .rows import add_row, head


def tr(text: str) -> str:
    return QCoreApplication.translate("templates", text)


def templates(found: list[Template]) -> list[Row]:
    """A row for each template; what is hidden says so."""
    return [replace(_template(each), lined=number > 0) for number, each in enumerate(found)]


def items(template: Template) -> list[Row]:
    """The items below the heads of all sections, and where another one is added."""
    result = []
    for section in ALL_SECTIONS:
        result.append(replace(head(section), hint=""))
        result += [item(each) for each in template.items if each.section == section]
    return [*result, add_row()]


def item(each: Item) -> Row:
    minutes = tr("{n} min").format(n=each.minutes) if each.minutes else ""
    who = words.role(each.voice)
    return Row(
        "template_item",
        each.uid,
        each.title,
        ", ".join(filter(None, (f"{who}: {each.title}", minutes))),
        section=each.section,
        voice=each.voice,
        grip=True,
        chip=who,
        chip_voice=each.voice,
        end=minutes,
        end_voice="",
        ghost=tr("min"),
        minutes=each.minutes,
        position=each.position,
        editable=True,
    )


def new_row(section: str, voice: str) -> Row:
    """The row of an item that is being typed."""
    who = words.role(voice)
    return Row(NEW, NEW, "", section=section, voice=voice, chip=who, chip_voice=voice, grip=True)


def facts(template: Template) -> str:
    """6 items · 45 min · edited: what is in a template, and how it differs."""
    minutes = sum(each.minutes or 0 for each in template.items)
    said = [words.items(len(template.items))]
    said += [tr("{n} min").format(n=minutes)] if minutes else []
    said += [tr("edited")] if template.is_changed else []
    said += [tr("hidden")] if template.hidden else []
    return " · ".join(said)


def _template(each: Template) -> Row:
    name, said = each.name.strip() or tr("Without a name"), facts(each)
    return Row(
        "agenda_template",
        each.uid,
        name,
        f"{name}, {said}",
        second=said,
        struck=each.hidden,
        editable=True,
    )
