from dataclasses import dataclass


@dataclass(frozen=True)
class KeyFigure:
    """One number to begin with: what it is, its unit and period, its change, and a small line.

    `picture` is an address as from `spark`; `change` and `picture` are empty where there is none.
    """

    title: str
    number: str
    unit: str
    change: str = ""
    picture: str = ""
