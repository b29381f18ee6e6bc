"""The steps of an upload that belong to readers and intake, in one place for all who take them."""

from data.intake.check import check
from data.intake.personal import personal
from data.intake.preview import Preview, preview
from data.intake.rejects import workbook
from data.intake.shapes import keep, kept
from data.intake.suggest import suggest
from data.intake.unknown import unknown
from data.readers.read import read

__all__ = [
    "Preview",
    "check",
    "keep",
    "kept",
    "personal",
    "preview",
    "read",
    "suggest",
    "unknown",
    "workbook",
]
