"""The command `chart`: the numbers behind the chart of a goal."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from mentordesk.errors import MentorDeskError

from . import opening

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from mentordesk.domain.burndown import BurnDown
    from mentordesk.storage.goals import Facts

FIELDS = """fields of the JSON object (days are YYYY-MM-DD):
  goal, uid, kind       the goal's title and uid; the kind of chart, "burndown"
  today                 the last day the numbers know of
  total                 points of what is open or reached
  remaining             points of what is open
  steps                 [{on, remaining}]: from this day on so many points remain
  scope                 [{on, change}]: the total grew or, below 0, shrank; not the first day
  reached               [{on, title, points, remaining}]: milestones reached, and what remained
                        as the day ended
  ideal                 [{on, remaining}]: corners of the line from the first day's total to
                        nothing at the last target, flat over pauses; [] without a target
  plateau               {since, days, usual}: no milestone since that day, for so many days,
                        where so many are usual; null if there is none to speak of
"""


class GoalUnknown(MentorDeskError):
    code, text = "goal-unknown", "There is no goal of this title."


class GoalAmbiguous(MentorDeskError):
    code, text = "goal-ambiguous", "Several goals have this title; name one by its uid."


def add(parsers: Any) -> None:
    parser = parsers.add_parser(
        "chart",
        help="the numbers behind a chart of a goal",
        description="Print the numbers behind a chart of a goal.",
        epilog=FIELDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    opening.add_file(parser)
    parser.add_argument("--goal", metavar="TITLE", required=True, help="its title, or its uid")
    parser.add_argument("--kind", choices=["burndown"], default="burndown", help="which chart")
    parser.add_argument("--json", action="store_true", help="as one JSON object")
    opening.add_today(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from mentordesk.storage import goals
    from mentordesk.storage.session import open_session

    with opening.reading(options) as connection, open_session(connection) as session:
        goal = _named(session, options.goal)
        chart = goals.chart(session, goal.goal_id, opening.now(options).date())
    if options.json:
        print(json.dumps(numbers(goal, chart), ensure_ascii=False, indent=2))
    else:
        _tell(goal, chart)
    return 0


def numbers(goal: Facts, chart: BurnDown) -> dict[str, Any]:
    """Return what FIELDS describes."""
    return {
        "goal": goal.title,
        "uid": goal.uid,
        "kind": "burndown",
        "today": str(chart.today),
        "total": chart.total,
        "remaining": chart.remaining,
        "steps": [{"on": str(each.on), "remaining": each.remaining} for each in chart.steps],
        "scope": [{"on": str(each.on), "change": each.change} for each in chart.scope],
        "reached": [
            {
                "on": str(each.on),
                "title": each.title,
                "points": each.points,
                "remaining": each.remaining,
            }
            for each in chart.reached
        ],
        "ideal": [
            {"on": str(each.on), "remaining": round(each.remaining, 3)} for each in chart.ideal
        ],
        "plateau": chart.plateau
        and {
            "since": str(chart.plateau.since),
            "days": chart.plateau.days,
            "usual": chart.plateau.usual,
        },
    }


def _named(session: Session, name: str) -> Facts:
    """Return the goal of this title or uid; an exact title wins over one in other letters."""
    from mentordesk.storage import goals

    listed = goals.listed(session)
    found = [goal for goal in listed if name in (goal.title, goal.uid)] or [
        goal for goal in listed if goal.title.casefold() == name.casefold()
    ]
    if len(found) > 1:
        raise GoalAmbiguous
    if not found:
        raise GoalUnknown
    return found[0]


def _tell(goal: Facts, chart: BurnDown) -> None:
    print(goal.title)
    print(f"{chart.remaining} of {chart.total} points remain on {chart.today}")
    for step in chart.steps:
        print(f"{step.on}  {step.remaining:5}")
