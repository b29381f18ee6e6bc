from pathlib import Path

from data.command.status import Status
from tests.data.command.conftest import Run


def test_each_file_is_written_as_it_was_recognised(run: Run, tmp_path: Path) -> None:
    good, bad = tmp_path / "a.csv", tmp_path / "b.csv"
    good.write_text("Land;Värde\nSverige;1,5\nNorge;2,5\n", "latin-1")
    bad.write_bytes(b"%PDF-1.7\n\x00\x01")

    outcome = run("read", bad, good, "--to", tmp_path / "new" / "folder")

    converted = tmp_path / "new" / "folder"
    assert outcome.status == Status.REFUSED
    assert (converted / "a.csv_converted.csv").read_text("utf-8") == (
        'Land,Värde\nSverige,"1,5"\nNorge,"2,5"\n'
    )
    assert (converted / "b.csv_converted.csv").read_text().startswith("Application Error\n")
    assert "PDF" in outcome.complained


def test_a_machine_is_told_which_file_became_which(run: Run, tmp_path: Path) -> None:
    good = tmp_path / "a.csv"
    good.write_text("a,b\n1,2\n3,4\n")

    outcome = run("read", good, "--to", tmp_path, "--json")

    assert outcome.status == Status.DONE
    assert outcome.json["files"] == [
        {"file": str(good), "converted": str(tmp_path / "a.csv_converted.csv"), "problem": None}
    ]
