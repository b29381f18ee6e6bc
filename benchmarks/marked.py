"""The part of a page that a measurement writes, between marks that name it."""

from pathlib import Path


def replace(page: Path, name: str, text: str) -> None:
    """Put `text` between `<!-- name -->` and `<!-- end of name -->`; the rest stays as it is."""
    start, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
    before, rest = page.read_text("utf-8").split(start)
    after = rest.split(end)[1]
    page.write_text(f"{before}{start}{text}\n{end}{after}", "utf-8")
