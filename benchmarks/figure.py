from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured number: what it is, its value and unit, and the target it is held to, if any.

    The target is the most the value may be, or with `at_least` the least.
    """

    name: str
    value: float
    unit: str
    target: float | None = None
    at_least: bool = False

    @property
    def passed(self) -> bool | None:
        """Whether the target is met; None where there is none."""
        if self.target is None:
            return None
        return self.value >= self.target if self.at_least else self.value <= self.target
