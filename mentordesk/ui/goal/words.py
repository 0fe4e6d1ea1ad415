"""What is said of a goal: whose it is, how far it is, what its chart shows."""

from __future__ import annotations

from datetime import date
from html import escape

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.axis import Mark
from mentordesk.domain.burndown import BurnDown, Happened
from mentordesk.storage.goals import Facts
from mentordesk.ui import words


def tr(text: str) -> str:
    return QCoreApplication.translate("goal", text)


def title(goal: Facts) -> str:
    """The blank behind "I want to", as a title."""
    return words.initial_cap(goal.title)


def whose(goal: Facts) -> str:
    if goal.voice == goal.role:
        return tr("your goal")
    return tr("{name}’s goal").format(name=words.first_name(goal.person))


def since(day: date, today: date) -> str:
    """since 6 July, with the year if it is another one."""
    form = "d MMMM" if day.year == today.year else "d MMMM yyyy"
    return tr("since {day}").format(day=words.written(day, form))


def facts(goal: Facts, today: date) -> str:
    """The line below the title: Open-ended · Priya’s goal · since 6 July."""
    first = tr("open-ended") if goal.state == "active" else words.state(goal.state)
    said = [words.initial_cap(first), whose(goal), since(goal.started_on, today)]
    return " · ".join([*said, tr("private")] if goal.private else said)


def row_facts(goal: Facts, today: date) -> str:
    """The line below the title in a list: Priya’s goal · since 6 July."""
    said = [words.initial_cap(whose(goal)), since(goal.started_on, today)]
    said += [] if goal.state == "active" else [words.state(goal.state)]
    return " · ".join([*said, tr("private")] if goal.private else said)


def why(goal: Facts) -> str:
    """The three blanks as one sentence; what was left blank is left out."""
    parts = [tr("I want to {blank}").format(blank=_inner(goal.title))]
    if goal.so_that:
        parts.append(tr("so that {blank}").format(blank=_inner(goal.so_that)))
    if goal.by_doing:
        parts.append(tr("I will do this by {blank}").format(blank=_inner(goal.by_doing)))
    return ", ".join(part.rstrip(" .,;") for part in parts) + "."


def points(chart: BurnDown) -> str:
    """20 of 40 points, that is what was reached of all."""
    if not chart.steps:
        return tr("no milestones yet")
    said = words.counted(tr("{n} of 1 point"), tr("{n} of %n points"), chart.total)
    return said.format(n=chart.reached_points)


def standing(chart: BurnDown) -> str:
    """How it goes in a few words: plateau, 45 days; or the points reached."""
    return plateau(chart) or points(chart)


def plateau(chart: BurnDown) -> str:
    if chart.plateau is None:
        return ""
    return words.counted(tr("plateau, 1 day"), tr("plateau, %n days"), chart.plateau.days)


def scope(change: int) -> str:
    if change < 0:
        return tr("{n} taken out").format(n=-change)
    return tr("{n} added").format(n=change)


def story(chart: BurnDown) -> str:
    """What the chart shows, in a sentence or two of plain facts."""
    if not chart.steps:
        return tr("No milestones yet. A first small step is enough to begin.")
    if not chart.remaining:
        done = words.counted(
            tr("The 1 point is reached."), tr("All %n points are reached."), chart.total
        )
        return f"{done} {grown(chart)}".strip() if chart.total else tr("Nothing is left to do.")
    left = words.counted(tr("{n} of 1 point remains."), tr("{n} of %n points remain."), chart.total)
    parts = (grown(chart).rstrip("."), waiting(chart))
    more = words.initial_cap("; ".join(part for part in parts if part))
    return f"{left.format(n=chart.remaining)} {more}{'.' if more else ''}".strip()


def grown(chart: BurnDown) -> str:
    """8 were added twice."""
    added = [step.change for step in chart.scope if step.change > 0]
    if not added:
        return ""
    if len(added) == 2 and added[0] == added[1]:
        return tr("{n} were added twice.").format(n=added[0])
    said = words.counted(tr("1 was added later."), tr("%n were added later."), sum(added))
    if len(added) == 1:
        return said
    return words.counted("", tr("{n} were added in %n steps."), len(added)).format(n=sum(added))


def waiting(chart: BurnDown) -> str:
    """no milestone for 45 days; nothing if one was reached within the week or none yet."""
    if not chart.reached:
        return ""
    last = chart.plateau.since if chart.plateau else chart.reached[-1].on
    gone = chart.plateau.days if chart.plateau else (chart.today - last).days
    if gone < 7:
        return ""
    return tr("no milestone for {time}").format(
        time=words.counted(tr("1 day"), tr("%n days"), gone)
    )


def advice(chart: BurnDown) -> str:
    """What a plateau means here, and what may help; nothing without one."""
    if chart.plateau is None:
        return ""
    usual = words.counted(
        tr("Milestones usually came about once a day."),
        tr("Milestones usually came about every %n days."),
        max(1, round(chart.plateau.usual)),
    )
    more = tr(
        "A plateau is part of learning: a smaller milestone,"
        " or another way of going about it, may help."
    )
    return f"{usual} {more}"


def description(chart: BurnDown, today: date) -> str:
    """The chart in a sentence, for who does not see it."""
    if not chart.steps:
        return story(chart)
    first = chart.steps[0]
    begun = tr("It began with {n} on {day}.").format(
        n=first.remaining, day=words.month_day(first.on, today)
    )
    return f"{story(chart)} {begun}"


def tip(chart: BurnDown, day: date) -> str:
    """A day of the chart as markup: the day, what remained, what happened."""
    remaining = chart.remaining_on(day) or 0
    left = words.counted(tr("1 point remains"), tr("%n points remain"), remaining)
    lines = [f"<b>{escape(words.week_day(day, chart.today))}</b>", escape(left)]
    there = [each for each in chart.happened if each.on == day]
    lines += [escape(happened(each)) for each in there[:8]]
    if len(there) > 8:
        lines.append(escape(words.counted("", tr("and %n more"), len(there) - 8)))
    return "<p>" + "<br>".join(lines) + "</p>"


def happened(event: Happened) -> str:
    """Reached: Talk at the guild (7)."""
    return f"{kind(event.kind)}: {event.title} ({event.points})"


def kind(name: str) -> str:
    names = {
        "added": tr("Added"),
        "resized": tr("Re-sized"),
        "dropped": tr("Dropped"),
        "reached": tr("Reached"),
        "reopened": tr("Reopened"),
    }
    return names[name]


def mark(each: Mark) -> str:
    """A mark of the axis of days: 6 Jul, Jul or 2027."""
    form = {"day": "d MMM", "month": "MMM", "year": "yyyy"}[each.unit]
    return words.written(each.on, form)


def table(chart: BurnDown) -> list[list[object]]:
    """The data of the chart, with a head, for a spreadsheet."""
    head: list[object] = [tr("Day"), tr("Event"), tr("Milestone"), tr("Points"), tr("Remaining")]
    rows: list[list[object]] = [
        [str(each.on), kind(each.kind), each.title, each.points, chart.remaining_on(each.on)]
        for each in chart.happened
    ]
    ideal: list[list[object]] = [
        [str(point.on), tr("Ideal line"), "", "", round(point.remaining, 2)]
        for point in chart.ideal
    ]
    return [head, *rows, *ideal]


def _inner(text: str) -> str:
    """A blank inside a sentence: without a capital, unless it is "I" or a name of capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
