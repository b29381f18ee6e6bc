"""The parameters that each page's address may carry, and what each may hold."""

import re
from dataclasses import dataclass

from data.schemas import PARTIAL_DATE
from data.vocabulary import SECTORS, SIX, STAGES


@dataclass(frozen=True)
class Option:
    """A parameter of one page: `allowed` values, or a pattern that a value must match whole."""

    default: str
    allowed: tuple[str, ...] = ()
    pattern: str = ""

    def accepts(self, value: str) -> bool:
        """Whether an address may carry this value."""
        return value in self.allowed or bool(
            self.pattern and re.fullmatch(self.pattern, value, re.ASCII)
        )


CODE = "[A-Z]{3}"
DATASET = r"[a-z0-9_]{1,64}"
NAME = r"[^\x00-\x1f\x7f-\x9f]+"
"""What data call a record or an indicator: any title. The page looks whether the data have it."""
OPTIONS: dict[str, dict[str, Option]] = {
    "overview": {},
    "map": {
        "view": Option("nordics", ("nordics", "world")),
        "direction": Option("between", ("between", "out", "in")),
        "top": Option("15", ("5", "15", "40")),
        "pick": Option("", pattern=rf"({CODE})(-(?!\1){CODE})?"),
    },
    "country": {
        "country": Option("SWE", SIX),
        "with": Option("", pattern=CODE),
        "event": Option("", pattern=PARTIAL_DATE),
    },
    "sectors": {
        "direction": Option("out", ("out", "in", "between")),
        "sector": Option("", SECTORS),
    },
    "visits": {
        "split": Option("2020-03", pattern=r"(19|20)\d\d-(0[1-9]|1[0-2])"),
        "list": Option("all", ("all", "no_follow_up", "follow_up", "announced")),
        "origins": Option("14", ("14", "all")),
    },
    "cooperation": {
        "network": Option("countries", ("countries", "organisations")),
        "rows": Option("20", ("20", "all")),
        "matrix": Option("16", ("16", "all")),
        "record": Option("", pattern=NAME),
    },
    "opportunities": {
        "country": Option("SWE", SIX),
        "attention": Option("visits", ("visits", "agreements")),
        "few": Option("1", ("1", "2", "5")),
        "top": Option("10", ("5", "10", "20")),
        "rank": Option("above", ("above", "below")),
        "least": Option("0.5", ("0", "0.5", "2")),
        "market": Option("", pattern=CODE),
    },
    "fit": {
        "country": Option("SWE", SIX),
        "with": Option("", pattern=CODE),
    },
    "behind": {
        "country": Option("NOR", pattern=CODE),
        "against": Option("", pattern=rf"{CODE}(\.{CODE}){{0,7}}"),
        "indicator": Option("low_carbon_imports_of_gdp", pattern=NAME),
    },
    "effect": {
        "host": Option("SWE", SIX),
        "sector": Option("", SECTORS),
        "lag": Option("1", ("0", "1", "2", "3")),
    },
    "funnel": {
        "months": Option("24", ("12", "24", "36", "60")),
        "by": Option("cohort", ("cohort", "origin", "sector", "format")),
        "stage": Option("agreement", STAGES),
    },
    "mirror": {
        "said": Option("", pattern=DATASET),
        "heard": Option("", pattern=DATASET),
        "cif": Option("1.06", ("1.00", "1.03", "1.06", "1.10")),
    },
    "add": {
        "upload": Option("", pattern=r"[0-9a-f]{32}"),
        "step": Option("columns", ("columns", "rejects", "difference", "confirm")),
        "dataset": Option("", pattern=DATASET),
        "how": Option("replace", ("replace", "append", "correct")),
    },
    "datasets": {"show": Option("", pattern=DATASET)},
    "methods": {},
    "brief": {
        "ready": Option("bilateral", ("bilateral", "country", "sector", "annual")),
        "country": Option("NOR", SIX),
        "with": Option("DEU", pattern=CODE),
        "sector": Option("energy", SECTORS),
        "year": Option("", pattern=r"(19|20)\d\d"),
    },
}
