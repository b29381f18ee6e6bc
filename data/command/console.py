"""What a command says: findings on standard output, progress and problems on standard error."""

import sys
from dataclasses import dataclass, field
from typing import Any

import msgspec

from data.problem import Problem
from data.remark import Remark
from data.words import Words

WHOLE = 100
CLEAR_LINE = "\r\x1b[K"


@dataclass
class Console:
    """One run of a command; with `json`, standard output has one JSON object and nothing else."""

    words: Words
    json: bool = False
    quiet: bool = False
    _shown: tuple[str, int] = field(default=("", -1), init=False)

    def say(self, key: str, **values: object) -> None:
        """A sentence for who reads along; left out where a machine does."""
        if not self.json:
            sys.stdout.write(self.words(key, **values) + "\n")

    def remark(self, remark: Remark) -> None:
        """A remark of what was done."""
        self.say(remark.key, **remark.values)

    def tell(self, found: dict[str, Any]) -> None:
        """What was found, for a machine; left out where a person reads."""
        if self.json:
            sys.stdout.write(msgspec.json.encode(found, enc_hook=str).decode() + "\n")

    def problem(self, problem: Problem) -> str:
        """Say what went wrong on standard error; returns the sentence."""
        sentence = self.words(problem.key, **problem.values)
        self.complain(sentence)
        return sentence

    def complain(self, sentence: str) -> None:
        """A sentence on standard error."""
        self._end_of_progress()
        sys.stderr.write(sentence + "\n")

    def progress(self, step: str, done: float) -> None:
        """Show how far the work is: in place on a terminal, else a line for each step."""
        now = (step, int(done * WHOLE))
        if self.quiet or now == self._shown:
            return
        label = self.words(f"step.{step}") if self.words.has(f"step.{step}") else step
        if sys.stderr.isatty():
            sys.stderr.write(f"{CLEAR_LINE}{label} {now[1]} %")
            sys.stderr.flush()
        elif step != self._shown[0]:
            sys.stderr.write(label + "\n")
        self._shown = now

    def _end_of_progress(self) -> None:
        if self._shown[0] and sys.stderr.isatty():
            sys.stderr.write(CLEAR_LINE)
        self._shown = ("", -1)
